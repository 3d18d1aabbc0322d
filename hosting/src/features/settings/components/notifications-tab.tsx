import { CheckField } from '@/components/choice-field';
import { SelectField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { Panel } from '@/components/panel';
import { QuietHoursField } from '@/components/quiet-hours-field';
import { useToasts } from '@/components/toasts';
import { NoticesPanel } from '@/features/desk-notices/components/notices-panel';
import { HOURS } from '@/lib/hours';
import { useOwner } from '@/lib/owner';
import { useSavedForm } from '@/lib/saved-form';
import { saveNotifications } from '../actions';

/** Which mails come to the freelancer, when, and what the browser tells. */
export function NotificationsTab() {
  const { profile } = useOwner();
  const { say } = useToasts();
  const saved = useSavedForm({
    saved: { morning: profile.morning, away: profile.away },
    faultsOf: () => ({}),
    send: saveNotifications,
    onSaved: () => say('Saved. It holds from now on.'),
  });
  const { form, put } = saved;
  const { morning, away } = form;
  const where = `in your time zone (${profile.timeZone.replaceAll('_', ' ')})`;
  return (
    <FormFrame form={saved} label="Notifications" aside={<NoticesPanel />}>
      <Panel id="away" title="Messages you have not seen">
        <div class="flex flex-col gap-5 p-4">
          <CheckField
            label="Mail me what I missed"
            isOn={away.isOn}
            onChange={(isOn) => put({ away: { ...away, isOn } })}
            hint="One mail for each room, once its messages went unseen for 20 minutes. Opening the room in time cancels it. A single room can be muted at its people."
          />
          {away.isOn && (
            <QuietHoursField quiet={away.quiet} onChange={(quiet) => put({ away: { ...away, quiet } })} where={where} />
          )}
        </div>
      </Panel>
      <Panel id="morning" title="Your day by mail">
        <div class="flex flex-col gap-5 p-4">
          <CheckField
            label="Mail me what is due in the morning"
            isOn={morning.isOn}
            onChange={(isOn) => put({ morning: { ...morning, isOn } })}
            hint="Your follow-ups of the day and those that waited. On a day with none there is no mail."
          />
          {morning.isOn && (
            <div class="max-w-40">
              <SelectField
                label="At"
                value={String(morning.hour)}
                options={HOURS}
                onChoose={(hour) => put({ morning: { ...morning, hour: Number(hour) } })}
              />
            </div>
          )}
        </div>
      </Panel>
    </FormFrame>
  );
}
