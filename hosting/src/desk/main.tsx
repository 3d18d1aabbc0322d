import { render } from 'preact';
import { Desk } from './desk';

render(<Desk />, document.getElementById('app') as HTMLElement);
