import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { LampDot } from '@/components/lamp';
import { formatMoney } from '@/domain/money';
import { instalmentStanding, nameOf } from '@/features/paying/model';
import { dateIn, sayDate } from '@/lib/dates';
import { useNow } from '../context';
import { type Invoice, type Milestone, milestoneStanding, type Room, type Tone } from '../model';
import { type Diamond, keyOfDue, type Label, layTrajectory, type Segment, type Trajectory } from '../trajectory';

interface TrajectoryLineProps {
  readonly room: Room;
  readonly milestones: readonly Milestone[];
  readonly invoices: readonly Invoice[];
  readonly onMilestone: (id: string) => void;
  readonly onInvoice: (id: string) => void;
}

const INK: Record<Tone, string> = {
  go: 'text-go',
  warn: 'text-warn',
  stop: 'text-stop',
  info: 'text-info',
  idle: 'text-faint',
};

const TITLES = 20;
const BAR = 44;
const BAR_HEIGHT = 18;
const LABELS = BAR + BAR_HEIGHT + 10;
const ROW = 18;

const EMPTY: Trajectory = { segments: [], diamonds: [], labels: [], rows: 1, today: { x: 0, labelX: 0 } };

let pencil: CanvasRenderingContext2D | null = null;

/** The width a label will take, in the labels' own font. */
function measure(text: string): number {
  pencil ??= document.createElement('canvas').getContext('2d');
  if (!pencil) return text.length * 7;
  pencil.font = '400 12px "IBM Plex Sans", "IBM Plex Sans Fallback", sans-serif';
  return pencil.measureText(text).width + 4;
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}

type Detail = { readonly x: number; readonly tone: Tone; readonly title: string; readonly lines: readonly string[] };

function ofSegment({ milestone, x, width, progress, from, to }: Segment, today: string): Detail {
  const { tone, word } = milestoneStanding(milestone, today);
  const span = `${sayDate(from, 'short', today)} to ${sayDate(to, 'short', today)}`;
  return { x: x + width / 2, tone, title: milestone.title, lines: [`${word}, ${progress} %`, span] };
}

function ofDiamond({ invoice, instalment, x }: Diamond, now: number): Detail {
  const { tone, word } = instalmentStanding(invoice, instalment, now);
  const name = nameOf(invoice, instalment);
  const title = formatMoney(instalment.amountMinor, invoice.currency);
  return { x, tone, title, lines: [`${invoice.number}, ${word}`, ...(name ? [name] : [])] };
}

/**
 * One line from the project's first day to its last. To a screen reader it is a list of buttons, one stop for Tab, with the
 * arrow keys moving along the line.
 */
export function TrajectoryLine({ room, milestones, invoices, onMilestone, onInvoice }: TrajectoryLineProps) {
  const [ref, width] = useWidth();
  const now = useNow();
  const today = dateIn(room.timeZone, now);
  const [shown, setShown] = useState<string | null>(null);
  const [stop, setStop] = useState(0);
  const drawing = useMemo(() => {
    const project = { startedOn: room.startedOn, today, now, milestones, invoices };
    // Not on the screen, as on a phone: nothing to draw.
    return width === 0 ? EMPTY : layTrajectory(project, { width, measure });
  }, [room.startedOn, today, now, milestones, invoices, width]);

  const stops = useMemo(
    () =>
      [
        ...drawing.segments.map((segment) => ({
          id: segment.milestone.id,
          detail: ofSegment(segment, today),
          press: () => onMilestone(segment.milestone.id),
          mark: <SegmentBar segment={segment} />,
          box: { left: segment.x, width: segment.width },
          at: segment.x,
        })),
        ...drawing.diamonds.map((diamond) => ({
          id: keyOfDue(diamond),
          detail: ofDiamond(diamond, now),
          press: () => onInvoice(diamond.invoice.id),
          mark: <DiamondMark diamond={diamond} />,
          box: { left: diamond.x - 12, width: 24 },
          at: diamond.x,
        })),
      ].sort((a, b) => a.at - b.at),
    [drawing, today, now, onMilestone, onInvoice],
  );

  const moveBy = (from: number, step: number) => {
    const next = Math.min(Math.max(from + step, 0), stops.length - 1);
    setStop(next);
    ref.current?.querySelectorAll<HTMLElement>('li > button')[next]?.focus();
  };
  const active = Math.min(stop, stops.length - 1);
  const detail = stops.find((one) => one.id === shown)?.detail;
  return (
    <section aria-label="Trajectory" class="relative hidden md:block">
      <div ref={ref} class="relative" style={{ height: `${LABELS + drawing.rows * ROW}px` }}>
        {width > 0 && <TodayMark x={drawing.today.x} labelX={drawing.today.labelX} />}
        {drawing.segments.map(({ milestone, title }) =>
          title ? (
            <span
              key={milestone.id}
              aria-hidden="true"
              class="pointer-events-none absolute truncate text-12 font-medium text-soft"
              style={{ left: `${title.x}px`, top: `${TITLES}px`, width: `${title.width}px` }}
            >
              {milestone.title}
            </span>
          ) : null,
        )}
        <ol>
          {stops.map((one, index) => (
            <li key={one.id}>
              <button
                type="button"
                class="absolute rounded-small"
                style={{
                  left: `${one.box.left}px`,
                  width: `${one.box.width}px`,
                  top: `${BAR - 3}px`,
                  height: `${BAR_HEIGHT + 6}px`,
                }}
                tabIndex={index === active ? 0 : -1}
                aria-label={`${one.detail.title}: ${one.detail.lines.join(', ')}`}
                onClick={one.press}
                onPointerEnter={() => setShown(one.id)}
                onPointerLeave={() => setShown(null)}
                onFocus={() => {
                  setStop(index);
                  setShown(one.id);
                }}
                onBlur={() => setShown(null)}
                onKeyDown={(event) => {
                  if (event.key === 'ArrowRight') moveBy(index, 1);
                  else if (event.key === 'ArrowLeft') moveBy(index, -1);
                  else if (event.key === 'Escape') setShown(null);
                  else return;
                  event.preventDefault();
                }}
              >
                {one.mark}
              </button>
            </li>
          ))}
        </ol>
        {drawing.labels.map((label) => (
          <span
            key={label.key}
            aria-hidden="true"
            class={`pointer-events-none absolute text-12 whitespace-nowrap ${label.isMoney ? 'text-soft' : 'text-faint'} ${alignment(label, width)}`}
            style={{ left: `${label.x}px`, width: `${label.width}px`, top: `${LABELS + label.row * ROW}px` }}
          >
            {label.text}
          </span>
        ))}
      </div>
      {detail && <DetailCard detail={detail} width={width} />}
    </section>
  );
}

/** At the line's ends a label stands flush with it; elsewhere it is centred on its mark. */
function alignment({ x, width: own }: Label, width: number): string {
  if (x === 0) return 'text-left';
  return x + own >= width - 0.5 ? 'text-right' : 'text-center';
}

function SegmentBar({ segment }: { readonly segment: Segment }) {
  const isPlanned = segment.tone === 'idle';
  return (
    <span
      class={`absolute inset-x-0 top-[3px] bottom-[3px] overflow-hidden rounded-small border ${INK[segment.tone]} ${isPlanned ? 'border-dashed' : ''}`}
      style={{
        borderColor: isPlanned
          ? 'color-mix(in srgb, currentColor 55%, transparent)'
          : 'color-mix(in srgb, currentColor 75%, transparent)',
        background: 'color-mix(in srgb, currentColor 8%, transparent)',
      }}
    >
      <span
        class="absolute inset-y-0 left-0"
        style={{ width: `${segment.progress}%`, background: 'color-mix(in srgb, currentColor 42%, transparent)' }}
      />
    </span>
  );
}

/** Filled when paid, hollow while it waits. */
export function DiamondMark({ diamond }: { readonly diamond: Pick<Diamond, 'tone' | 'isPaid'> }) {
  return (
    <span
      class={`absolute top-1/2 left-1/2 size-3 -translate-1/2 rotate-45 rounded-[2px] border-2 border-current outline-2 outline-ground ${INK[diamond.tone]} ${diamond.isPaid ? 'bg-current' : 'bg-ground'}`}
    />
  );
}

function TodayMark({ x, labelX }: { readonly x: number; readonly labelX: number }) {
  return (
    <>
      <span
        class="absolute top-0 text-12 font-semibold text-ink"
        style={{ left: `${labelX}px`, width: `${measure('Today')}px` }}
      >
        Today
      </span>
      <span
        aria-hidden="true"
        class="pointer-events-none absolute z-1 w-[2px] -translate-x-1/2 rounded-full bg-ink"
        style={{ left: `${x}px`, top: '18px', height: `${BAR + BAR_HEIGHT + 4 - 18}px` }}
      />
    </>
  );
}

function DetailCard({ detail, width }: { readonly detail: Detail; readonly width: number }) {
  const half = 120;
  const left = Math.min(Math.max(detail.x, half), Math.max(half, width - half));
  return (
    <div
      role="presentation"
      class="pointer-events-none absolute z-10 w-60 -translate-x-1/2 rounded-control border border-line bg-raised px-4 py-3"
      style={{ left: `${left}px`, top: `${LABELS}px` }}
    >
      <p class="flex items-center gap-3 text-13 font-semibold text-ink">
        <LampDot tone={detail.tone} />
        {detail.title}
      </p>
      {detail.lines.map((line) => (
        <p key={line} class="pl-5 text-13 text-soft">
          {line}
        </p>
      ))}
    </div>
  );
}
