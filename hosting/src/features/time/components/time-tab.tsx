import { useOwner } from '@/lib/owner';
import { RatesPanel } from './rates-panel';

/** The settings for time: the rates that hold where no closer ones are said. */
export function TimeTab() {
  const { profile } = useOwner();
  return (
    <div class="max-w-2xl">
      <RatesPanel of={{ kind: 'usual' }} rates={profile.rates} currency={profile.currency} />
    </div>
  );
}
