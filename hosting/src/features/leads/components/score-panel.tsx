import { useMemo, useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { type ScorePart, scoreOf, usualValue } from '@/domain/lead-score';
import { formatMoney } from '@/domain/money';
import { useMinute } from '@/lib/clock';
import { useDirectory } from '@/lib/directory';
import { useOwner } from '@/lib/owner';
import { changeLead } from '../actions';
import { type Lead, SOURCE_WORD, STAGE_WORD, sayLength } from '../model';

const PART_WORD: Readonly<Record<ScorePart['name'], string>> = {
  source: 'Source',
  value: 'Value',
  recency: 'Last move',
  stage: 'Stage',
  answers: 'Answers',
};

/** The score with what it is made of, and the freelancer's own word against it. */
export function ScorePanel({ lead }: { readonly lead: Lead }) {
  const { uid } = useOwner();
  const { say } = useToasts();
  const now = useMinute();
  const directory = useDirectory(uid);
  const usual = useMemo(() => usualValue(directory?.leads.values() ?? [], lead.currency), [directory, lead.currency]);
  const { score, sum, parts, reason } = scoreOf(lead, usual, now);
  const [isSetting, setIsSetting] = useState(false);
  const set = (override: Lead['override']) => {
    setIsSetting(false);
    changeLead(uid, lead.id, { override }).catch(() => say('The score was not changed. Load the page again.'));
  };
  return (
    <Panel id="score" title="Score" aside={<span class="figures text-17 font-semibold text-ink">{score}</span>}>
      <div class="flex flex-col gap-4 p-4">
        {reason !== null && (
          <div class="flex flex-wrap items-center justify-between gap-2 text-15">
            <p class="min-w-0 flex-1 basis-48">
              Set by you instead of <span class="figures">{sum}</span>: {reason}
            </p>
            <Button size="small" onPress={() => set(null)}>
              Take back
            </Button>
          </div>
        )}
        <dl class="flex flex-col gap-2.5">
          {parts.map((part) => (
            <div key={part.name} class="grid grid-cols-[6rem_minmax(0,1fr)_3rem] items-center gap-x-3 text-13">
              <dt class="text-soft">{PART_WORD[part.name]}</dt>
              <dd class="contents">
                <ProgressBar
                  value={Math.round((100 * part.points) / part.most)}
                  label={`${PART_WORD[part.name]}: ${part.points} of ${part.most}`}
                />
                <span class="figures text-right">
                  {part.points}
                  <span class="text-faint">/{part.most}</span>
                </span>
                <span class="col-span-2 col-start-2 text-12 text-faint">{why(part.name, lead, usual, now)}</span>
              </dd>
            </div>
          ))}
        </dl>
        {isSetting ? (
          <OverrideForm score={score} onSet={set} onClose={() => setIsSetting(false)} />
        ) : (
          <Button size="small" class="self-start" onPress={() => setIsSetting(true)}>
            Set it yourself
          </Button>
        )}
      </div>
    </Panel>
  );
}

function why(name: ScorePart['name'], lead: Lead, usual: number | null, now: number): string {
  switch (name) {
    case 'source':
      return SOURCE_WORD[lead.source];
    case 'value':
      if (lead.valueMinor === null) return 'No value yet';
      if (usual === null) return `Too few leads in ${lead.currency} to compare with`;
      return `Your usual one is ${formatMoney(usual, lead.currency)}`;
    case 'recency':
      return `${sayLength(now - lead.stageSince)} ago`;
    case 'stage':
      return STAGE_WORD[lead.stage];
    case 'answers':
      return `${Object.keys(lead.answers).length} of 4 known`;
  }
}

interface OverrideFormProps {
  readonly score: number;
  readonly onSet: (override: NonNullable<Lead['override']>) => void;
  readonly onClose: () => void;
}

function OverrideForm({ score, onSet, onClose }: OverrideFormProps) {
  const [text, setText] = useState(String(score));
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const isScore = /^(100|\d{1,2})$/.test(text.trim());
  const submit = () => {
    setIsTried(true);
    if (isScore && reason.trim() !== '') onSet({ score: Number(text), reason: reason.trim() });
  };
  return (
    <form
      noValidate
      class="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label="Your score, 0 to 100"
        inputMode="numeric"
        value={text}
        onText={setText}
        error={isTried && !isScore ? 'Write a whole number from 0 to 100.' : undefined}
      />
      <TextField
        label="Why"
        value={reason}
        onText={setReason}
        maxLength={LIMITS.reasonMax}
        error={isTried && reason.trim() === '' ? 'Say why, so that you know it later.' : undefined}
      />
      <div class="flex justify-end gap-2">
        <Button look="bare" onPress={onClose}>
          Cancel
        </Button>
        <Button look="primary" type="submit">
          Set
        </Button>
      </div>
    </form>
  );
}
