import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/app';
import { startI18n } from './i18n/i18n';
import { firstLanguage } from './i18n/language';
import { tokenVariables } from './theme/tokens';
import './theme/base.css';
import './app/frame.css';
import './components/pieces.css';
import './components/list/list.css';
import './components/drawer/drawer.css';

const variables = document.createElement('style');
variables.textContent = tokenVariables();
document.head.prepend(variables);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nextProvider i18n={startI18n(firstLanguage())}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
