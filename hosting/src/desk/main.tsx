import { render } from 'preact';
import { rememberSteps } from '@/lib/scroll-memory';
import { guardBack } from '@/lib/unsaved-guard';
import { Desk } from './desk';

guardBack();
rememberSteps();
render(<Desk />, document.getElementById('app') as HTMLElement);
