import { RoomPage } from '@/features/room-admin/components/room-page';

interface RoomRouteProps {
  readonly projectId: string;
  readonly part: string;
}

export default function RoomRoute({ projectId, part }: RoomRouteProps) {
  return <RoomPage projectId={projectId} part={part} room={() => <p class="p-8">Room</p>} />;
}
