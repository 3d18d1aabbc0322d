/** What the preferences page asks of the functions; the token is the mail's and can do nothing else. */
import type { Api } from '@/contract';
import { callApi } from '@/lib/api';

type Address = 'POST /api/portal/mail/preferences' | 'POST /api/portal/mail/preferences/read';

function call<At extends Address>(address: At, asked: Api[At]['asked']): Promise<Api[At]['answered']> {
  return callApi(address.split(' ')[1] ?? '', asked);
}

export function readPreferences(token: string) {
  return call('POST /api/portal/mail/preferences/read', { token });
}

export function savePreferences(asked: Api['POST /api/portal/mail/preferences']['asked']) {
  return call('POST /api/portal/mail/preferences', asked);
}
