import type { ComponentChildren } from 'preact';
import { useEffect } from 'react';
import { Link, useLocation } from 'wouter';
import { BackLink } from '@/components/back-link';
import { Button } from '@/components/button';
import { FollowUpsIcon, PeopleIcon, TimeIcon } from '@/components/desk-icons';
import { EmptyState } from '@/components/empty-state';
import { InvoicesIcon, OverviewIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { ProgressBar } from '@/components/progress-bar';
import { Skeleton } from '@/components/skeleton';
import { FollowUpsPanel } from '@/features/follow-ups/components/follow-ups-panel';
import { ProjectTime } from '@/features/time/components/project-time';
import type { Project } from '@/lib/books';
import { useHereInView } from '@/lib/here-in-view';
import { useOwner, useProject } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { clearBadge } from '../actions';
import { progressOf } from '../model';
import { BooksPanel } from './books-panel';
import { LinkMenu } from './link-menu';
import { MuteSwitch } from './mute-switch';
import { PeoplePanel } from './people-panel';
import { RoomSwitch } from './room-switch';

interface RoomPageProps {
  readonly projectId: string;
  readonly part: string;
  /** The room as the client sees it, with the owner's powers. */
  readonly room: (project: Project) => ComponentChildren;
}

/** One project's room, its people and its books. */
export function RoomPage({ projectId, part, room }: RoomPageProps) {
  const { uid } = useOwner();
  const { data: project, error } = useProject(uid, projectId);
  const [, navigate] = useLocation();
  useClearedBadge(part === 'room' ? project : null);
  usePageTitle(project?.title ?? 'Room');
  if (project === null || error) {
    return (
      <EmptyState
        sentence={
          error
            ? 'The room didn’t load. Check your connection and load the page again.'
            : 'There is no such room at your desk.'
        }
        action={<Button onPress={() => navigate('/desk/rooms')}>Go to rooms</Button>}
      />
    );
  }
  if (project === undefined) return <RoomPageLoading />;
  return (
    <div class="flex flex-col">
      <Header project={project} part={part} />
      {project.move && <Moving project={project} />}
      {part === 'room' && (
        <>
          {!project.open && !project.move && (
            <div class="px-4 pt-4 md:px-6 xl:px-8">
              <Notice
                tone="idle"
                action={<Button onPress={() => navigate(`/desk/rooms/${projectId}/people`)}>People and links</Button>}
              >
                This room is closed. Your client can’t see it, and nobody can write in it.
              </Notice>
            </div>
          )}
          {room(project)}
        </>
      )}
      {part === 'invoices' && <BooksPanel project={project} />}
      {part === 'time' && (
        <Part>
          <ProjectTime projectId={projectId} />
        </Part>
      )}
      {part === 'to-do' && (
        <Part>
          <FollowUpsPanel about={{ kind: 'room', id: project.id, name: project.title }} />
        </Part>
      )}
      {part === 'people' && (
        <Part>
          <PeoplePanel project={project} />
          <MuteSwitch project={project} />
          <RoomSwitch project={project} />
        </Part>
      )}
    </div>
  );
}

/** One column, where the header begins: going from part to part nothing jumps. */
function Part({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="mx-auto w-full max-w-[90rem] px-4 py-5 md:px-6 xl:px-8">
      <div class="flex max-w-5xl flex-col gap-6">{children}</div>
    </div>
  );
}

function Header({ project, part }: { readonly project: Project; readonly part: string }) {
  const base = `/desk/rooms/${project.id}`;
  const unpaid = Object.keys(project.summary.dues).length;
  const isMoving = project.move?.phase === 'copying';
  const nav = useHereInView(part);
  return (
    <header class="border-b border-line bg-panel px-4 pt-3 md:px-6 xl:px-8">
      <div class="mx-auto flex w-full max-w-[90rem] flex-col gap-2">
        <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <div class="flex min-w-0 flex-1 basis-60 items-center gap-2">
            <BackLink href="/desk/rooms" label="Back to rooms" />
            <div class="min-w-0">
              <h1 class="truncate text-17 font-semibold">{project.title}</h1>
              <p class="flex flex-wrap items-center gap-x-3 text-13 text-soft">
                <span class="min-w-0 truncate">{project.client.name}</span>
                <Lamp
                  tone={isMoving ? 'info' : project.open ? 'go' : 'idle'}
                  word={isMoving ? 'Moving' : project.open ? 'Open' : 'Closed'}
                />
              </p>
            </div>
          </div>
          <div class={part === 'room' ? 'max-md:hidden' : ''}>
            <LinkMenu project={project} />
          </div>
        </div>
        <nav ref={nav} aria-label="Parts of the room" class="-mb-px flex gap-1 overflow-x-auto">
          <PartLink href={base} isHere={part === 'room'} icon={<OverviewIcon size={16} />} word="Room" />
          <PartLink
            href={`${base}/invoices`}
            isHere={part === 'invoices'}
            icon={<InvoicesIcon size={16} />}
            word="Invoices"
            count={unpaid}
          />
          <PartLink href={`${base}/time`} isHere={part === 'time'} icon={<TimeIcon size={16} />} word="Time" />
          <PartLink
            href={`${base}/to-do`}
            isHere={part === 'to-do'}
            icon={<FollowUpsIcon size={16} />}
            word="Follow-ups"
          />
          <PartLink href={`${base}/people`} isHere={part === 'people'} icon={<PeopleIcon size={16} />} word="People" />
        </nav>
      </div>
    </header>
  );
}

interface PartLinkProps {
  readonly href: string;
  readonly isHere: boolean;
  readonly icon: ComponentChildren;
  readonly word: string;
  readonly count?: number;
}

function PartLink({ href, isHere, icon, word, count = 0 }: PartLinkProps) {
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      class={`touch-target flex h-11 shrink-0 items-center gap-2 border-b-2 px-3 text-15 whitespace-nowrap transition-colors focus-visible:outline-offset-[-2px] ${isHere ? 'border-accent font-semibold text-ink' : 'border-transparent font-medium text-soft hover:text-ink'}`}
    >
      {icon}
      {word}
      {count > 0 && (
        <span class="text-13 text-faint">
          <span class="figures">{count}</span>
          <span class="sr-only"> unpaid</span>
        </span>
      )}
    </Link>
  );
}

function Moving({ project }: { readonly project: Project }) {
  if (!project.move) return null;
  const { percent, sentence } = progressOf(project.move);
  return (
    <div role="status" class="flex flex-col gap-2 border-b border-line bg-panel px-4 py-3 md:px-6 xl:px-8">
      <p class="text-13 text-soft">{sentence}</p>
      <ProgressBar value={percent} label="Moving the room" />
    </div>
  );
}

const LOOKED_AFTER_MS = 1200;

/** Looking at a closed room for a moment is reading it: its own mark can't be moved any more, only the badge. */
function useClearedBadge(project: Project | null | undefined): void {
  const { uid } = useOwner();
  const unread = project && !project.open ? project.summary.unread : 0;
  const id = project?.id ?? '';
  useEffect(() => {
    if (unread === 0) return;
    // A refusal only leaves the badge as it is; the next visit tries again.
    const timer = setTimeout(() => void clearBadge(uid, id).catch(() => undefined), LOOKED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [uid, id, unread]);
}

function RoomPageLoading() {
  return (
    <div class="flex flex-col" aria-busy="true">
      <div class="flex flex-col gap-3 border-b border-line bg-panel px-4 py-4 sm:px-8">
        <Skeleton class="h-6 w-64 max-w-full" />
        <Skeleton class="h-4 w-40" />
        <Skeleton class="h-8 w-72 max-w-full" />
      </div>
      <div class="grid gap-4 p-4 sm:p-8 lg:grid-cols-3">
        <Skeleton class="h-80 rounded-panel lg:col-span-2" />
        <Skeleton class="h-80 rounded-panel" />
      </div>
    </div>
  );
}
