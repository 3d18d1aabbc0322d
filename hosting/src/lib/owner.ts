import { createContext, useContext } from 'react';
import type { Api } from '@/contract';
import { callApi } from '@/lib/api';
import type { Client, Profile, Project } from '@/lib/books';
import { loadAuth } from '@/lib/firebase';
import { useDocument } from '@/lib/watch';

/** The signed-in freelancer. */
export interface Owner {
  readonly uid: string;
  readonly email: string;
  readonly profile: Profile;
}

export const OwnerContext = createContext<Owner | null>(null);

/** Who is at the desk; every page of the desk is drawn only once this is known. */
export function useOwner(): Owner {
  const owner = useContext(OwnerContext);
  if (owner === null) throw new Error('This page is drawn outside the desk');
  return owner;
}

type OwnersAddress = Extract<keyof Api, `${string} /api/portals/${string}`>;

/** Call the owner's door of the API at one of its addresses; `ids` fill the names in braces. */
export async function callPortals<Address extends OwnersAddress>(
  address: Address,
  asked: Api[Address]['asked'],
  ids: Readonly<Record<string, string>> = {},
): Promise<Api[Address]['answered']> {
  const { idToken } = await loadAuth();
  const [method, template = ''] = address.split(' ') as ['GET' | 'POST' | 'PUT', string];
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  return callApi<Api[Address]['answered']>(path, asked, { token: idToken, method });
}

export function useProfile(uid: string | null) {
  return useDocument<Profile>(uid === null ? null : `freelancers/${uid}`);
}

/** One project; pages of a room that is also on the dashboard read it from the same local cache. */
export function useProject(uid: string, projectId: string) {
  return useDocument<Project>(`freelancers/${uid}/projects/${projectId}`);
}

/** One of the owner's clients. */
export function useClient(uid: string, clientId: string | null) {
  return useDocument<Client>(clientId === null ? null : `freelancers/${uid}/clients/${clientId}`);
}
