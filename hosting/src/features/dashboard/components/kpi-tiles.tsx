import type { ComponentChildren } from 'preact';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { LampDot, type Tone } from '@/components/lamp';
import { Money } from '@/components/money';
import { Skeleton } from '@/components/skeleton';
import type { MoneyFigure, ShareFigure } from '@/domain/kpis';
import { useOwner } from '@/lib/owner';
import { percentOf, sayChange, sayShareChange } from '../words';

interface TileProps {
  readonly title: string;
  readonly tone?: Tone | undefined;
  /** How it is counted. */
  readonly counted: string;
  readonly children: ComponentChildren;
}

/** A figure under its name, with how it is counted one press away. */
function Tile({ title, tone, counted, children }: TileProps) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} class="flex min-w-0 flex-col gap-1 bg-panel px-4 pt-2 pb-4">
      <header class="flex items-center justify-between gap-2">
        <h3 id={id} class="flex items-center gap-2.5 text-13 font-medium text-soft">
          {title}
          {tone && <LampDot tone={tone} class="m-1" />}
        </h3>
        <button
          type="button"
          class="touch-target grid size-8 place-items-center rounded-control text-13 text-faint hover:bg-raised hover:text-ink"
          aria-expanded={isOpen}
          aria-label={`How ${title.toLowerCase()} is counted`}
          title="How this is counted"
          onClick={() => setIsOpen(!isOpen)}
        >
          ?
        </button>
      </header>
      {children}
      {isOpen && <p class="pt-1 text-13 text-pretty text-soft">{counted}</p>}
    </section>
  );
}

function TileLoading() {
  return (
    <div aria-busy="true">
      <Skeleton class="my-1 h-5 w-32 max-w-full" />
      <Skeleton class="h-4 w-40 max-w-full" />
    </div>
  );
}

const FIGURE = 'touch-target inline-flex items-center rounded-small text-20 font-semibold hover:underline';

interface MoneyTileProps {
  readonly title: string;
  readonly figures: readonly MoneyFigure[] | undefined;
  readonly word: string;
  readonly words?: string;
  readonly none: string;
  /** What the other amount is of: `on 31 Oct`. */
  readonly since: string;
  /** For what is bad when it is there at all. */
  readonly tone?: Tone;
  readonly counted: string;
  readonly listOf: (currency: string) => string;
}

export function MoneyTile(props: MoneyTileProps) {
  const { title, figures, none, since, counted, listOf } = props;
  const { profile } = useOwner();
  const isSomething = figures?.some(({ minor }) => minor !== 0) ?? false;
  const zero: MoneyFigure = { currency: profile.currency, minor: 0, beforeMinor: 0, count: 0 };
  const isOwn = ({ currency }: MoneyFigure) => currency === profile.currency;
  const ordered = figures && [...figures.filter(isOwn), ...figures.filter((each) => !isOwn(each))];
  const shown = ordered && (ordered.length > 0 ? ordered : [zero]);
  return (
    <Tile title={title} tone={isSomething ? props.tone : undefined} counted={counted}>
      {shown === undefined && <TileLoading />}
      {shown?.map((figure) => (
        <div key={figure.currency} class="not-first-of-type:pt-3">
          <Link href={listOf(figure.currency)} class={`${FIGURE} ${figure.minor === 0 ? 'text-faint' : ''}`}>
            <Money minor={figure.minor} currency={figure.currency} />
          </Link>
          <p class="text-13 text-faint">
            {figure.count === 0 ? none : `In ${said(figure.count, props.word, props.words)}`}
            {figure.minor !== figure.beforeMinor &&
              `, ${sayChange(figure.minor, figure.beforeMinor, figure.currency)} ${since}`}
          </p>
        </div>
      ))}
    </Tile>
  );
}

function said(number: number, word: string, words = `${word}s`): string {
  return `${number} ${number === 1 ? word : words}`;
}

interface ShareTileProps {
  readonly title: string;
  readonly figure: ShareFigure | undefined;
  readonly word: string;
  readonly none: string;
  /** The lists of what counts, and of everything it is a share of. */
  readonly partHref: string;
  readonly wholeHref: string;
  readonly counted: string;
}

export function ShareTile({ title, figure, word, none, partHref, wholeHref, counted }: ShareTileProps) {
  const percent = figure && percentOf(figure);
  return (
    <Tile title={title} counted={counted}>
      {figure === undefined && <TileLoading />}
      {figure && (
        <div>
          <Link href={partHref} class={`${FIGURE} ${percent === null ? 'text-faint' : ''}`}>
            <span class="figures">{percent === null ? '–' : `${percent} %`}</span>
          </Link>
          <p class="text-13 text-faint">
            {figure.whole === 0 ? (
              none
            ) : (
              <Link
                href={wholeHref}
                class="touch-target inline-flex items-center underline decoration-line underline-offset-2 hover:decoration-current"
              >
                {figure.part} of {said(figure.whole, word)}
              </Link>
            )}
            {`, ${sayShareChange(figure, figure.before)}`}
          </p>
        </div>
      )}
    </Tile>
  );
}
