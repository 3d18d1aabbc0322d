/** Two versions of one draft side by side. */
import type { DraftForm, LineForm } from './draft';
import { writtenLines } from './draft';
import { isBlankShare, type ShareForm } from './figures';

export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

/** Both sides of every field that differs, in the order of the form. */
export function differences(mine: DraftForm, theirs: DraftForm): Difference[] {
  const found: Difference[] = [];
  const compare = (label: string, one: string, other: string) => {
    if (one !== other) found.push({ label, mine: one || '–', theirs: other || '–' });
  };
  const ours = writtenLines(mine);
  const others = writtenLines(theirs);
  for (let index = 0; index < Math.max(ours.length, others.length); index += 1) {
    compare(`Line ${index + 1}`, lineText(ours[index]), lineText(others[index]));
  }
  compare('Discount', shareText(mine.discount), shareText(theirs.discount));
  compare('Round the total', mine.roundOff ? 'Yes' : 'No', theirs.roundOff ? 'Yes' : 'No');
  compare('Currency', mine.currency, theirs.currency);
  compare('Due', dueText(mine), dueText(theirs));
  compare('Note', mine.note.trim(), theirs.note.trim());
  return found;
}

function shareText(share: ShareForm): string {
  if (isBlankShare(share)) return '';
  return share.isRate ? `${share.text.trim()} %` : share.text.trim();
}

function lineText(line: LineForm | undefined): string {
  if (line === undefined) return '';
  const parts = [
    `${line.description.trim() || '(no description)'}, ${line.quantity.trim()} × ${line.price.trim() || '0'}`,
    line.rate.trim() !== '' && line.rate.trim() !== '0' && `tax ${line.rate.trim()} %`,
    line.sac.trim() !== '' && `SAC ${line.sac.trim()}`,
    !isBlankShare(line.discount) && `less ${shareText(line.discount)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function dueText(form: DraftForm): string {
  if (form.instalments.length === 0) return form.dueOn;
  const last = form.instalments.length - 1;
  return form.instalments
    .map((each, index) =>
      [each.label.trim(), index === last ? 'the rest' : shareText(each.share), each.dueOn].filter(Boolean).join(' '),
    )
    .join('; ');
}
