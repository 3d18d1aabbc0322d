/** What the preferences page says, to a client or to the freelancer. */
import type { MailPreferences } from '@/contract';

export function sayState({ isMuted, isOwner, business, title }: MailPreferences): string {
  const who = isOwner ? 'Your client' : business;
  if (isMuted) return `${who} can still write to you in ${title}, but no mail tells you of it.`;
  return `You get one mail when ${isOwner ? 'your client' : business} wrote to you in ${title} and you had not looked for 20 minutes.`;
}

/** What the last press of a button did. */
export function sayDone(kind: 'mute' | 'unmute' | 'hours', { title }: MailPreferences): string {
  if (kind === 'mute') return `Done: no more mails about messages in ${title}.`;
  if (kind === 'unmute') return `Done: mails about messages in ${title} come again.`;
  return 'Done: your quiet hours are saved.';
}
