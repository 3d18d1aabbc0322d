import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import type { RoomSession } from '@/features/room/context';
import { OWNERS_TOOLS } from '@/features/room/owners-tools';
import { RoomView } from '@/features/room/room';
import { RoomPage } from '@/features/room-admin/components/room-page';
import { accentStyle } from '@/lib/accent';
import type { Project } from '@/lib/books';
import { useColourScheme } from '@/lib/colour-scheme';
import { loadAuth } from '@/lib/firebase';
import { useOwner } from '@/lib/owner';
import { placeIn } from '@/lib/room-places';

interface RoomRouteProps {
  readonly projectId: string;
  readonly part: string;
}

export default function RoomRoute({ projectId, part }: RoomRouteProps) {
  return (
    <RoomPage
      projectId={projectId}
      part={part}
      // Another key is another room: after a move everything is read anew.
      room={(project) => <OwnersRoom key={project.roomKey} project={project} />}
    />
  );
}

const idToken = async () => (await loadAuth()).idToken();

/** The room itself, with the owner's hands. */
function OwnersRoom({ project }: { readonly project: Project }) {
  const { profile } = useOwner();
  const scheme = useColourScheme();
  const [isLost, setIsLost] = useState(false);
  const place = placeIn(useSearch());
  const { roomKey } = project;
  const session = useMemo<RoomSession>(
    () => ({ roomKey, side: 'freelancer', myName: profile.name, personId: null, link: null, idToken }),
    [roomKey, profile.name],
  );
  if (isLost) return <p class="p-8 text-15 text-soft">This room can’t be read right now. Load the page again.</p>;
  return (
    <div
      style={accentStyle(profile.brand.accent, scheme)}
      class="mx-auto w-full max-w-[90rem] px-4 py-5 md:px-6 xl:px-8"
    >
      <RoomView
        session={session}
        isLive
        frame="embedded"
        tools={OWNERS_TOOLS}
        place={place}
        onLost={() => setIsLost(true)}
      />
    </div>
  );
}
