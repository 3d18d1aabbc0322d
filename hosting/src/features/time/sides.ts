import { useMemo } from 'react';
import type { Client, Project } from '@/lib/books';
import { useClient, useOwner } from '@/lib/owner';
import { useDocument } from '@/lib/watch';
import type { Sides } from './model';

/** Whose rates hold for a project's time, and whose client it is for; undefined until both are known. */
export function useSides(projectId: string | null): (Sides & { readonly project: Project }) | undefined {
  const { uid, profile } = useOwner();
  const path = projectId === null ? null : `freelancers/${uid}/projects/${projectId}`;
  const { data: project } = useDocument<Project>(path);
  const { data: client } = useClient(uid, project?.clientId ?? null);
  return useMemo(
    () => (project && client !== undefined ? { project, client: client as Client | null, profile } : undefined),
    [project, client, profile],
  );
}
