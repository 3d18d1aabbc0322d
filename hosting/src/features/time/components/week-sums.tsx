import { Panel } from '@/components/panel';
import type { Week } from '@/domain/time-week';
import type { Entry } from '../model';
import { sayHours } from '../model';

const LETTERS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

interface WeekSumsProps {
  readonly week: Week<Entry>;
  readonly titleOf: (projectId: string) => string;
  readonly sumWord: string;
}

/** What a week comes to, by room and day. */
export function WeekSums({ week, titleOf, sumWord }: WeekSumsProps) {
  return (
    <Panel id="week-sums" title="This comes to" class="xl:sticky xl:top-16">
      <dl class="grid grid-cols-2 gap-4 p-4">
        <div>
          <dt class="text-13 text-soft">Worked</dt>
          <dd class="figures text-22 font-semibold">{sumWord}</dd>
        </div>
        <div>
          <dt class="text-13 text-soft">Billable</dt>
          <dd class="figures text-22 font-semibold">{sayHours(week.billableSeconds)}</dd>
        </div>
      </dl>
      {week.projects.length > 0 && (
        <div class="overflow-x-auto border-t border-line">
          <table class="w-full text-13">
            <caption class="sr-only">Hours by room and day</caption>
            <thead>
              <tr class="text-faint">
                <th scope="col" class="px-4 py-2 text-left font-medium">
                  Room
                </th>
                <th scope="col" class="px-4 py-2 text-right font-medium">
                  Hours
                </th>
              </tr>
            </thead>
            <tbody class="divide-y divide-line">
              {week.projects.map((project) => (
                <tr key={project.projectId}>
                  <th scope="row" class="max-w-48 px-4 py-2 text-left font-normal">
                    <span class="block truncate text-15">{titleOf(project.projectId)}</span>
                    <span class="figures block text-12 text-faint">
                      {project.byDay.map((seconds, index) =>
                        seconds > 0 ? (
                          <span key={LETTERS[index]} class="mr-2.5 inline-block whitespace-nowrap">
                            {LETTERS[index]} {sayHours(seconds)}
                          </span>
                        ) : null,
                      )}
                    </span>
                  </th>
                  <td class="figures px-4 py-2 text-right align-top text-15 font-medium">
                    {sayHours(project.seconds)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
