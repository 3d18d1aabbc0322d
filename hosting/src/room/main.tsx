import { render } from 'preact';

render(<p>Room</p>, document.getElementById('app') as HTMLElement);
