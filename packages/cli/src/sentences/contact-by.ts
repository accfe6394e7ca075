import type { ContactChannel } from '@tidemark/core';

const CONTACTS: Readonly<Record<ContactChannel, string>> = {
  phone: 'a phone call',
  email: 'an email',
  sms: 'a text message',
  social: 'a message on social media',
  visit: 'a visit',
  push: 'a push message',
};

/** What somebody does who gets in touch over a channel: `a phone call`. */
export function contactBy(channel: string): string {
  const known: Readonly<Record<string, string>> = CONTACTS;
  return known[channel] ?? `a contact over ${channel}`;
}
