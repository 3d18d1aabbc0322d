/** Writes of leads, straight to the store: shown at once, and taken back by the listener where the rules refuse. */
import type { LeadSource, Stage } from '@/contract';
import { loadFirestore } from '@/lib/firebase';
import { newId } from '@/lib/ids';
import { isQualifying, type Lead, type Placing, topPosition } from './model';

const pathOf = (uid: string, leadId: string) => `freelancers/${uid}/leads/${leadId}`;

export interface NewLead {
  readonly name: string;
  readonly title: string;
  readonly valueMinor: number | null;
  readonly currency: string;
  readonly source: LeadSource;
}

/** Add a lead at the top of New; resolves when the server has it. */
export async function addLead(uid: string, asked: NewLead): Promise<void> {
  const { createDocument, serverTimestamp } = await loadFirestore();
  await createDocument(pathOf(uid, newId()), {
    ...asked,
    company: '',
    email: null,
    phone: null,
    stage: 'new',
    position: topPosition(Date.now()),
    expectedOn: null,
    lostReason: null,
    override: null,
    answers: {},
    notes: '',
    createdAt: serverTimestamp(),
    stageSince: serverTimestamp(),
    lastMove: null,
    qualifiedAt: null,
    conversion: null,
  });
}

/** Move a lead to another stage, together with the entry in its history. */
export async function moveLead(
  uid: string,
  lead: Lead,
  stage: Stage,
  placing: Placing,
  lostReason: string | null,
): Promise<void> {
  const { commitTogether, serverTimestamp } = await loadFirestore();
  const path = pathOf(uid, lead.id);
  const lastMove = newId();
  await commitTogether([
    [
      'update',
      path,
      {
        stage,
        position: placing.position,
        lostReason,
        stageSince: serverTimestamp(),
        lastMove,
        ...(lead.qualifiedAt === null && isQualifying(stage) && { qualifiedAt: serverTimestamp() }),
      },
    ],
    ['set', `${path}/moves/${lastMove}`, { from: lead.stage, to: stage, at: serverTimestamp() }],
    ...shiftedWrites(uid, placing),
  ]);
}

/** Put a lead elsewhere in its column. */
export async function placeLead(uid: string, lead: Lead, placing: Placing): Promise<void> {
  const { commitTogether } = await loadFirestore();
  await commitTogether([
    ['update', pathOf(uid, lead.id), { position: placing.position }],
    ...shiftedWrites(uid, placing),
  ]);
}

function shiftedWrites(uid: string, { shifted }: Placing) {
  return shifted.map(([id, position]) => ['update', pathOf(uid, id), { position }] as const);
}

export type LeadChange = Partial<
  Pick<
    Lead,
    | 'name'
    | 'company'
    | 'email'
    | 'phone'
    | 'source'
    | 'title'
    | 'valueMinor'
    | 'currency'
    | 'expectedOn'
    | 'lostReason'
    | 'override'
    | 'answers'
    | 'notes'
  >
>;

export async function changeLead(uid: string, leadId: string, change: LeadChange): Promise<void> {
  const { updateDocument } = await loadFirestore();
  await updateDocument(pathOf(uid, leadId), change);
}

async function deleteLead(uid: string, leadId: string): Promise<void> {
  const { deleteDocument } = await loadFirestore();
  await deleteDocument(pathOf(uid, leadId));
}

/** How to delete a lead, and to bring it back as it was: its times have to match its history to the last digit. */
export function deletionOf(uid: string, lead: Lead) {
  const path = pathOf(uid, lead.id);
  const reading = loadFirestore().then(({ readExactly }) => readExactly(path));
  return {
    act: async () => {
      await reading;
      await deleteLead(uid, lead.id);
    },
    undo: async () => {
      const fields = await reading;
      const { createDocument } = await loadFirestore();
      if (fields === null) throw new Error('Its past was not known');
      await createDocument(path, fields);
    },
  };
}

/** Whether a lead is gone from the server, for a word about why a move did not happen. */
export async function isGone(uid: string, leadId: string): Promise<boolean> {
  const { readOnce } = await loadFirestore();
  try {
    return (await readOnce(pathOf(uid, leadId))) === null;
  } catch {
    return false;
  }
}
