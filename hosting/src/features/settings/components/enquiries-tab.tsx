import { Button } from '@/components/button';
import { CheckField } from '@/components/choice-field';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { TextAreaField, TextField } from '@/components/field';
import { FormFrame } from '@/components/form-frame';
import { OpenIcon } from '@/components/icons';
import { Lamp } from '@/components/lamp';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { QrCode } from '@/components/qr-code';
import { RowsLoading } from '@/components/skeleton';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { EnquiryHead } from '@/features/enquiry/components/enquiry-head';
import { useOwner } from '@/lib/owner';
import { roomLook } from '@/lib/room-look';
import { useSavedForm } from '@/lib/saved-form';
import { useDocument } from '@/lib/watch';
import { saveEnquiryPage } from '../actions';
import { type EnquiriesForm, enquiriesFaults, enquiryUrl, slugOf } from '../enquiries-form';

type Stored = Omit<EnquiriesForm, 'slug'> & { readonly id: string };

/** The page where strangers ask for work. */
export function EnquiriesTab() {
  const { profile } = useOwner();
  const { enquirySlug: slug, businessName } = profile;
  const { data: page, error } = useDocument<Stored>(slug ? `enquiryPages/${slug}` : null);
  if (slug && error) return <Notice tone="stop">The page didn’t load. Load this page again.</Notice>;
  if (slug && !page) return <RowsLoading />;
  const saved: EnquiriesForm = {
    slug: slug ?? slugOf(businessName),
    intro: page?.intro ?? '',
    asksBudget: page?.asksBudget ?? true,
    asksTimeline: page?.asksTimeline ?? true,
    isOpen: page?.isOpen ?? false,
  };
  return <Settings saved={saved} hasPage={Boolean(slug)} />;
}

function Settings({ saved, hasPage }: { readonly saved: EnquiriesForm; readonly hasPage: boolean }) {
  const { say } = useToasts();
  const form = useSavedForm({
    saved,
    faultsOf: enquiriesFaults,
    send: saveEnquiryPage,
    onSaved: () => say('Saved.'),
  });
  const { put, at } = form;
  return (
    <FormFrame form={form} label="Enquiries" aside={<Aside saved={saved} form={form.form} hasPage={hasPage} />}>
      <Panel id="enquiry-page" title="Your enquiry page">
        <div class="flex flex-col gap-5 p-4">
          <CheckField
            label="Open"
            isOn={form.form.isOpen}
            onChange={(isOpen) => put({ isOpen })}
            hint="While it is open, whoever has the address can ask you for work. Each enquiry becomes a lead, and you get a mail."
          />
          <TextField
            label="Address"
            value={form.form.slug}
            onText={(slug) => put({ slug: slug.toLowerCase() }, 'slug')}
            maxLength={LIMITS.slugMax}
            {...at('slug')}
            hint={
              hasPage && form.form.slug !== saved.slug
                ? 'The old address stops working, and others may take it.'
                : enquiryUrl(form.form.slug || '…')
            }
          />
          <TextAreaField
            label="What people read first"
            rows={5}
            value={form.form.intro}
            maxLength={LIMITS.enquiryIntroMax}
            onText={(intro) => put({ intro }, 'intro')}
            error={at('intro').error}
            hint="Such as what you do, for whom, and how soon you answer."
          />
        </div>
      </Panel>
      <Panel id="questions" title="Questions">
        <div class="flex flex-col gap-4 p-4">
          <p class="text-13 text-pretty text-faint">
            Name, mail address, what it is about and what is needed are always asked, and how they heard of you.
          </p>
          <CheckField
            label="Ask for the budget"
            isOn={form.form.asksBudget}
            onChange={(asksBudget) => put({ asksBudget })}
          />
          <CheckField
            label="Ask when it is needed"
            isOn={form.form.asksTimeline}
            onChange={(asksTimeline) => put({ asksTimeline })}
          />
        </div>
      </Panel>
    </FormFrame>
  );
}

interface AsideProps {
  readonly saved: EnquiriesForm;
  readonly form: EnquiriesForm;
  readonly hasPage: boolean;
}

function Aside({ saved, form, hasPage }: AsideProps) {
  const { profile } = useOwner();
  const { name, businessName, brand } = profile;
  return (
    <>
      <Panel
        id="enquiry-link"
        title="Link"
        aside={<Lamp tone={saved.isOpen ? 'go' : 'idle'} word={saved.isOpen ? 'Open' : 'Closed'} />}
      >
        {hasPage && saved.isOpen ? (
          <div class="flex flex-col gap-4 p-4">
            <p class="figures text-13 break-all">{enquiryUrl(saved.slug)}</p>
            <div class="flex flex-wrap gap-2">
              <CopyButton look="primary" text={enquiryUrl(saved.slug)} word="Copy link" />
              <Button onPress={() => window.open(enquiryUrl(saved.slug), '_blank', 'noopener')}>
                <OpenIcon size={16} />
                See the page
              </Button>
            </div>
            <QrCode
              text={enquiryUrl(saved.slug)}
              label="QR code of your enquiry page, for a card or a poster"
              class="size-44"
            />
          </div>
        ) : (
          <EmptyState sentence="Open the page and save: then its link and QR code are here, for your website, your mails and your card." />
        )}
      </Panel>
      <Panel id="enquiry-preview" title="Preview">
        <div class="rounded-b-panel bg-ground p-4 text-ink" style={roomLook(brand.accent)}>
          <EnquiryHead
            isPreview
            brand={{ name: businessName || name, logo: brand.logo, accent: brand.accent }}
            ownerName={name}
            intro={form.intro}
          />
        </div>
      </Panel>
    </>
  );
}
