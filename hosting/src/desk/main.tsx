import { render } from 'preact';
import { guardBack } from '@/lib/unsaved-guard';
import { Desk } from './desk';

guardBack();
render(<Desk />, document.getElementById('app') as HTMLElement);
