import { useState } from 'react';
import { Button } from '@/components/button';
import { SelectField, TextField } from '@/components/field';
import { SignOutIcon } from '@/components/icons';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useToasts } from '@/components/toasts';
import { LIMITS } from '@/contract';
import { ApiError, sentenceFor } from '@/lib/api';
import { currencyOptions } from '@/lib/currencies';
import { sayTime } from '@/lib/dates';
import { useOwner } from '@/lib/owner';
import { usePageTitle } from '@/lib/page-title';
import { saveProfile } from '../actions';
import { formOf, isSameForm, objectionsOf, type ProfileForm, type ProfileProblems, problemsOf } from '../model';
import { zoneOptions } from '../zones';
import { AccentField } from './accent-field';
import { LogoField } from './logo-field';
import { RoomHeaderPreview } from './room-header-preview';
import { SaveBar } from './save-bar';

interface SettingsPageProps {
  readonly onSignOut: () => void;
}

/** Who the freelancer is to their clients. Nothing changes for clients before it is saved. */
export function SettingsPage({ onSignOut }: SettingsPageProps) {
  const { profile, email } = useOwner();
  const [edited, setEdited] = useState<ProfileForm | null>(null);
  const [problems, setProblems] = useState<ProfileProblems>({});
  const [sentence, setSentence] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { say } = useToasts();
  usePageTitle('Settings');
  const saved = formOf(profile);
  const form = edited ?? saved;
  const isDirty = !isSameForm(form, saved);
  const change =
    <Field extends keyof ProfileForm>(field: Field) =>
    (value: ProfileForm[Field]) => {
      setEdited({ ...form, [field]: value });
      setProblems(({ [field]: _, ...others }) => others);
    };
  const save = async () => {
    const found = problemsOf(form);
    setProblems(found);
    setSentence(null);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    try {
      await saveProfile(form);
      say('Saved. Your rooms wear it now.');
    } catch (thrown) {
      if (thrown instanceof ApiError) setProblems(objectionsOf(thrown.fields));
      setSentence(sentenceFor(thrown));
    }
    setIsBusy(false);
  };
  return (
    <form
      noValidate
      class="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 py-6 sm:px-8 sm:py-8"
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty && !isBusy) void save();
      }}
    >
      <h1 class="text-22 font-semibold">Settings</h1>
      <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <Panel id="you" title="You">
            <div class="grid gap-4 p-5 sm:grid-cols-2">
              <TextField
                label="Your name"
                autoComplete="name"
                value={form.name}
                onText={change('name')}
                maxLength={LIMITS.personNameMax}
                error={problems.name}
                hint="Clients see it beside your messages."
              />
              <TextField
                label="Business name"
                autoComplete="organization"
                value={form.businessName}
                onText={change('businessName')}
                maxLength={LIMITS.businessNameMax}
                error={problems.businessName}
                hint="Heads your rooms, mails and invoices."
              />
            </div>
          </Panel>
          <Panel id="look" title="Look">
            <div class="flex flex-col gap-6 p-5">
              <AccentField accent={form.accent} onAccent={change('accent')} error={problems.accent} />
              <LogoField
                logo={form.logo}
                name={form.businessName}
                accent={form.accent}
                onLogo={change('logo')}
                error={problems.logo}
              />
            </div>
          </Panel>
          <Panel id="money-and-time" title="Money and time">
            <div class="grid gap-4 p-5 sm:grid-cols-2">
              <SelectField
                label="Currency"
                value={form.currency}
                options={currencyOptions(form.currency)}
                onChoose={change('currency')}
                error={problems.currency}
                hint="What new rooms and invoices start with."
              />
              <SelectField
                label="Time zone"
                value={form.timeZone}
                options={zoneOptions(form.timeZone, Intl.supportedValuesOf('timeZone'))}
                onChoose={change('timeZone')}
                error={problems.timeZone}
                hint={`It is ${sayTime(Date.now(), form.timeZone)} there. Invoices fall due at the end of the day in this zone.`}
              />
            </div>
          </Panel>
        </div>
        <div class="flex min-w-0 flex-col gap-6 xl:sticky xl:top-8">
          <RoomHeaderPreview form={form} />
          <Panel id="account" title="Account">
            <div class="flex flex-wrap items-center justify-between gap-3 p-5">
              <p class="min-w-0 text-15">
                <span class="text-soft">Signed in as</span> {email}
              </p>
              <Button onPress={onSignOut}>
                <SignOutIcon size={16} />
                Sign out
              </Button>
            </div>
          </Panel>
        </div>
      </div>
      {sentence && (
        <Notice tone="stop" isUrgent>
          {sentence}
        </Notice>
      )}
      <SaveBar
        isDirty={isDirty}
        isBusy={isBusy}
        onPutBack={() => {
          setEdited(null);
          setProblems({});
          setSentence(null);
        }}
      />
    </form>
  );
}
