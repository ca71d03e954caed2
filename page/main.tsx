import { render } from 'preact';
import { Page } from './page.tsx';
import { readDocument } from './read-document.ts';
import './page.css';

const place = document.getElementById('page')!;
const page = readDocument(document.getElementById('document')!.textContent ?? '');
place.replaceChildren();
render(<Page page={page} />, place);
