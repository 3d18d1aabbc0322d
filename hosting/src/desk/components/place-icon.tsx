import type { ComponentType } from 'preact';
import {
  BooksIcon,
  FollowUpsIcon,
  LeadsIcon,
  PeopleIcon,
  RoomsIcon,
  TimeIcon,
  TodayIcon,
} from '@/components/desk-icons';
import { DownloadIcon, InvoicesIcon, SettingsIcon } from '@/components/icons';
import type { Place } from '../places';

const ICONS: Readonly<Record<Place, ComponentType<{ readonly size?: number }>>> = {
  today: TodayIcon,
  leads: LeadsIcon,
  rooms: RoomsIcon,
  clients: PeopleIcon,
  followUps: FollowUpsIcon,
  time: TimeIcon,
  invoices: InvoicesIcon,
  exports: DownloadIcon,
  tds: BooksIcon,
  settings: SettingsIcon,
};

export function PlaceIcon({ place, size = 20 }: { readonly place: Place; readonly size?: number }) {
  const Icon = ICONS[place];
  return <Icon size={size} />;
}
