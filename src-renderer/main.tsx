import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { chooseFiles } from './api/choose-files.ts';
import { createDesktopHost } from './api/desktop-host.ts';
import { createWebHost } from './api/web-host.ts';
import { App } from './app/app.tsx';
import { boot } from './app/boot.ts';
import { askForFolder } from './app/folder-request.ts';

const host = window.qunshu
  ? createDesktopHost(window.qunshu)
  : createWebHost({ origin: window.location.origin, chooseFiles, browseForFolder: askForFolder });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App host={host} booted={await boot(host)} />);
