import { render } from 'preact';
import { keepShellLater } from '@/pwa/keep-shell-later';
import { App } from './app';

render(<App />, document.getElementById('app') as HTMLElement);
keepShellLater('/room-worker.js', '/r');
