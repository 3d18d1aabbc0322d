/** Anybody may ask for the timer: a task, a room, the command palette. The timer's bar in the shell answers. */

export interface StartRequest {
  readonly projectId?: string;
  readonly taskId?: string;
  readonly description?: string;
}

type Listener = (request: StartRequest) => void;

const listeners = new Set<Listener>();

/** Ask for a timer. With a project it starts at once; without one the bar asks what it is for. */
export function askToStartTimer(request: StartRequest = {}): void {
  for (const listener of listeners) listener(request);
}

/** Hear what is asked for; gives how to stop listening. */
export function hearStartRequests(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const stoppers = new Set<() => void>();

/** Ask for the running timer to be stopped; where none runs, nothing happens. */
export function askToStopTimer(): void {
  for (const stop of stoppers) stop();
}

/** Hear that it is to be stopped; gives how to stop listening. */
export function hearStopRequests(stop: () => void): () => void {
  stoppers.add(stop);
  return () => stoppers.delete(stop);
}
