import { SelectField } from '@/components/field';
import { Skeleton } from '@/components/skeleton';
import { ROOM_TEMPLATES, TEMPLATE_KEYS } from '@/contract';
import type { Directory } from '@/domain/directory';
import { useToday } from '@/lib/clock';
import { sayDate } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { type ConvertForm, type PlanChoice, type PlannedStep, splitOfTemplate, templateOf } from '../model';

interface PlanPartProps {
  readonly form: ConvertForm;
  readonly rooms: Directory['rooms'];
  /** Undefined while another room's are read. */
  readonly steps: readonly PlannedStep[] | undefined;
  readonly onChange: (patch: Partial<ConvertForm>) => void;
}

/** Where the milestones come from, and what they will be. */
export function PlanPart({ form, rooms, steps, onChange }: PlanPartProps) {
  const options: readonly (readonly [PlanChoice, string])[] = [
    ['', 'No milestones yet'],
    ...TEMPLATE_KEYS.map((key) => [`template:${key}`, ROOM_TEMPLATES[key].name] as const),
    ...[...rooms.values()]
      .sort((one, other) => other.createdAt - one.createdAt)
      .map(({ id, title, clientName }) => [`room:${id}`, `Like ${title}, ${clientName}`] as const),
  ];
  const choose = (plan: PlanChoice) => {
    const key = templateOf(plan);
    onChange(key ? { plan, split: splitOfTemplate(key) } : { plan });
  };
  return (
    <div class="flex flex-col gap-3">
      <SelectField label="Milestones" value={form.plan} options={options} onChoose={choose} />
      <Steps steps={steps} />
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly PlannedStep[] | undefined }) {
  const today = useToday(useOwner().profile.timeZone);
  if (steps === undefined) return <Skeleton class="h-24" />;
  if (steps.length === 0) return null;
  return (
    <ol aria-label="Milestones to be" class="divide-y divide-line rounded-control border border-line">
      {steps.map(({ title, dueOn }, index) => (
        <li key={`${index}-${title}`} class="flex items-baseline justify-between gap-4 px-3 py-2 text-13">
          <span class="min-w-0 text-ink">{title}</span>
          <span class="figures shrink-0 text-faint">{dueOn ? sayDate(dueOn, 'short', today) : 'No day'}</span>
        </li>
      ))}
    </ol>
  );
}
