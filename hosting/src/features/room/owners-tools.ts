/** Everything that only the owner's page carries. Nothing the client's page reaches may import this. */
import { AddDeliverable, DeliverableMenu } from './components/deliverable-tools';
import { JudgeComment } from './components/judge-comment';
import { Planner } from './components/planner';
import { WriteUpdate } from './components/write-update';
import type { OwnersTools } from './tools';

export const OWNERS_TOOLS: OwnersTools = { Planner, AddDeliverable, DeliverableMenu, JudgeComment, WriteUpdate };
