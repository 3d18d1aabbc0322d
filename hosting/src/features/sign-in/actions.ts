import { callApi } from '@/lib/api';
import { loadAuth } from '@/lib/firebase';

/** Ask for a magic link. The answer is the same for every address. */
export async function askForLink(email: string): Promise<void> {
  await callApi('/api/portal/sign-in', { email });
}

/** Use the link's token up and sign in with what it is worth. */
export async function redeem(token: string): Promise<void> {
  const { customToken } = await callApi<{ customToken: string }>('/api/portal/sign-in/redeem', { token });
  const { signInWith } = await loadAuth();
  await signInWith(customToken);
}
