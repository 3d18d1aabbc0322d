/** The owner's hands on the work. The desk brings them along, so that the client's page need not carry them. */
import { type ComponentType, createContext } from 'preact';
import { useContext } from 'react';
import type { Milestone, Room, RoomFile } from './model';
import type { Comment, Deliverable, Work } from './work';

export interface OwnersTools {
  /** In place of the list of milestones. */
  readonly Planner: ComponentType<{
    readonly room: Room;
    /** As they are stored: the slider's own progress. */
    readonly milestones: readonly Milestone[];
    readonly work: Work;
  }>;
  /** Below the deliverables. */
  readonly AddDeliverable: ComponentType<{
    readonly deliverables: readonly Deliverable[];
    readonly milestones: readonly Milestone[];
  }>;
  /** At a deliverable: deliver, rename, put under a milestone, delete. */
  readonly DeliverableMenu: ComponentType<{
    readonly deliverable: Deliverable;
    readonly milestones: readonly Milestone[];
    readonly files: readonly RoomFile[];
  }>;
  /** At a comment: publish, hide, delete. */
  readonly JudgeComment: ComponentType<{ readonly comment: Comment }>;
  /** At the title of the updates. */
  readonly WriteUpdate: ComponentType<{ readonly room: Room }>;
}

export const ToolsContext = createContext<OwnersTools | null>(null);

/** Null on the client's page. */
export function useTools(): OwnersTools | null {
  return useContext(ToolsContext);
}
