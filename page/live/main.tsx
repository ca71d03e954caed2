import { render } from 'preact';
import { LivePage } from './live-page.tsx';
import '../page.css';
import './live.css';

const place = document.getElementById('page')!;
place.replaceChildren();
render(<LivePage />, place);
