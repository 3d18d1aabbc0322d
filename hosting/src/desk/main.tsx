import { render } from 'preact';
import { rememberConfig } from '@/lib/config';
import { rememberSteps } from '@/lib/scroll-memory';
import { guardBack } from '@/lib/unsaved-guard';
import { keepShellLater } from '@/pwa/keep-shell-later';
import { Desk } from './desk';

guardBack();
rememberSteps();
rememberConfig();
render(<Desk />, document.getElementById('app') as HTMLElement);
keepShellLater('/desk-worker.js', '/desk');
