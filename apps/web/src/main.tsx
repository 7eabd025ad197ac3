import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/index.js';
import { LocaleProvider } from './app/locale-provider.js';
import { createRouter } from './app/router.js';
import { currentLocale, loadTexts } from './i18n/index.js';
import './ui/styles/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');

const render = (): void =>
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LocaleProvider>
          <RouterProvider router={createRouter()} />
        </LocaleProvider>
      </QueryClientProvider>
    </StrictMode>,
  );

// Without texts there is nothing to show; what a failed attempt can still say, it says in all three languages.
loadTexts(currentLocale()).then(render, () => document.getElementById('failed')?.removeAttribute('hidden'));
