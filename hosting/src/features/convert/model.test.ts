import { describe, expect, it } from 'vitest';
import {
  amountFault,
  askedOf,
  type ConvertForm,
  convertFaults,
  formOfLead,
  stepsLike,
  stepsOfTemplate,
  templateFor,
} from './model';

const LEAD = {
  id: 'lead',
  name: 'Ravi Menon',
  company: 'Monsoon Café',
  email: 'ravi@example.com',
  title: 'Brand and menu',
  valueMinor: 15_000_000,
  currency: 'INR',
};
const TERMS = { today: '2026-11-20', paymentDays: 14, rateBp: 1800, endsOn: '2027-01-04' };

const form = (changes: Partial<ConvertForm> = {}): ConvertForm => ({ ...formOfLead(LEAD, []), ...changes });

describe('a lead’s form', () => {
  it('can be sent as it is', () => {
    expect(convertFaults(form())).toEqual({});
    expect(form()).toMatchObject({ clientName: 'Monsoon Café', amount: '1,50,000.00', plan: 'template:brand' });
    expect(form().isMailed).toBe(false);
  });

  it('finds the client of that name', () => {
    const clients = [{ id: 'known', name: 'monsoon café ' }];
    expect(formOfLead(LEAD, clients).clientId).toBe('known');
    expect(formOfLead({ ...LEAD, company: '' }, clients)).toMatchObject({ clientId: '', clientName: 'Ravi Menon' });
  });

  it('guesses the plan from the title, and does not insist', () => {
    expect(templateFor('A new website')).toBe('website');
    expect(templateFor('Wedding in March')).toBe('event');
    expect(templateFor('Something else')).toBeNull();
  });

  it('says what is missing', () => {
    const empty = form({ title: ' ', clientName: '', personName: '', email: 'ravi', hasDraft: true, amount: '0' });
    expect(Object.keys(convertFaults(empty))).toHaveLength(5);
    expect(amountFault(convertFaults(empty))).toBe('The amount must be more than zero.');
    expect(amountFault(convertFaults(form({ hasDraft: true, amount: 'lots' })))).toBeDefined();
    expect(convertFaults(form({ hasDraft: false, amount: 'lots' }))).toEqual({});
  });
});

describe('what is asked for', () => {
  it('has no draft unless one is wanted', () => {
    expect(askedOf(form(), TERMS)).toMatchObject({
      client: { clientId: null, name: 'Monsoon Café' },
      template: { key: 'brand', fromProjectId: null },
      draft: null,
      mailLink: false,
    });
  });

  it('has one line of the whole amount, divided until the last milestone', () => {
    const { draft } = askedOf(form({ hasDraft: true, split: '30 / 40 / 30' }), TERMS);
    expect(draft?.lines).toMatchObject([
      { description: 'Brand and menu', quantityMilli: 1000, unitPriceMinor: 15_000_000, rateBp: 1800 },
    ]);
    expect(draft?.instalments.map(({ share, dueOn }) => [share?.rateBp ?? null, dueOn])).toEqual([
      [3000, '2026-11-20'],
      [4000, '2026-12-13'],
      [null, '2027-01-04'],
    ]);
  });

  it('is due by the usual term where it is not divided', () => {
    const { draft } = askedOf(form({ hasDraft: true, split: '' }), TERMS);
    expect(draft).toMatchObject({ instalments: [], dueOn: '2026-12-04' });
  });

  it('names the room whose plan is taken over', () => {
    expect(askedOf(form({ plan: 'room:other' }), TERMS).template).toEqual({
      key: null,
      fromProjectId: 'other',
    });
  });
});

describe('the plan', () => {
  it('of a template begins today', () => {
    expect(stepsOfTemplate('brand', '2026-12-28')[0]).toEqual({ title: 'Brief and research', dueOn: '2027-01-04' });
  });

  it('of another room keeps its order and its distances', () => {
    const milestones = [
      { position: 2, title: 'Launch', dueOn: '2026-04-01' },
      { position: 1, title: 'Draft', dueOn: null },
    ];
    expect(stepsLike(milestones, '2026-01-31', '2026-11-20')).toEqual([
      { title: 'Draft', dueOn: null },
      { title: 'Launch', dueOn: '2027-01-19' },
    ]);
  });
});
