/** What the new-room form holds, and what keeps it from being sent. */

export interface RoomForm {
  readonly clientName: string;
  readonly personName: string;
  readonly email: string;
  readonly title: string;
  readonly currency: string;
}

export type RoomProblems = { readonly [Field in keyof RoomForm]?: string };

export function problemsOf(form: RoomForm): RoomProblems {
  return {
    ...(form.title.trim() === '' && { title: 'Give the project a name.' }),
    ...(form.clientName.trim() === '' && { clientName: 'Say who the client is.' }),
    ...(form.personName.trim() === '' && { personName: 'Say who gets the link.' }),
    ...(!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email.trim()) && {
      email: 'Write a whole mail address, like priya@example.com.',
    }),
  };
}

const FIELD_OF: Readonly<Record<string, keyof RoomForm>> = {
  title: 'title',
  'client.name': 'clientName',
  'person.name': 'personName',
  'person.email': 'email',
  currency: 'currency',
};

/** The API's objections, under the form's own fields. */
export function objectionsOf(fields: Readonly<Record<string, string>>): RoomProblems {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, sentence]) => {
      const field = FIELD_OF[path];
      return field ? [[field, sentence]] : [];
    }),
  );
}
