import { BrandMark } from '@/components/brand-mark';
import { Lamp, LampDot } from '@/components/lamp';
import { Panel } from '@/components/panel';
import { roomLook } from '@/lib/room-look';
import type { ProfileForm } from '../model';

/** What a client will see at the top of their room. */
export function RoomHeaderPreview({ form }: { readonly form: ProfileForm }) {
  return (
    <Panel id="preview" title="As your client sees it">
      <div
        inert
        aria-hidden="true"
        style={roomLook(form.accent)}
        class="flex flex-col gap-4 rounded-b-panel bg-ground p-4 text-ink"
      >
        <div class="flex items-center gap-3 border-b border-line pb-4">
          <BrandMark name={form.businessName || form.name} logo={form.logo} accent={form.accent} />
          <div class="min-w-0 flex-1">
            <p class="truncate text-17 font-semibold">Monsoon Café, brand and site</p>
            <p class="truncate text-13 text-soft">{form.businessName || form.name} for Priya Nair</p>
          </div>
          <Lamp tone="go" word="Live" />
        </div>
        <div class="flex items-center gap-3 rounded-panel border border-line bg-panel p-4">
          <LampDot tone="warn" />
          <div class="min-w-0 flex-1">
            <p class="text-15 font-semibold">Pay the second instalment</p>
            <p class="text-13 text-soft">Due Friday 27 Nov</p>
          </div>
          <span class="rounded-control bg-accent px-4 py-2 text-15 font-semibold text-on-accent">Pay</span>
        </div>
        <div class="ml-auto max-w-64 rounded-panel rounded-tr-none border border-accent/30 bg-accent/10 px-4 py-2.5 text-15">
          This is the one!
        </div>
      </div>
    </Panel>
  );
}
