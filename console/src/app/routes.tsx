import { lazy, Suspense } from 'react';
import { createHashRouter, Navigate } from 'react-router-dom';
import { Frame } from './frame';
import { menu } from './menu';
import { MissingPage } from './missing-page';
import { PageFailed } from './page-failed';
import { SignedIn } from './signed-in';

const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page'));

/** Addresses after a #, so that any static hosting can serve them without rules of its own. */
export function makeRouter() {
  return createHashRouter([
    {
      path: '/sign-in',
      errorElement: <PageFailed />,
      element: (
        <Suspense>
          <SignInPage />
        </Suspense>
      ),
    },
    {
      path: '/',
      element: (
        <SignedIn>
          <Frame />
        </SignedIn>
      ),
      errorElement: <PageFailed />,
      children: [
        { index: true, element: <Navigate to="/orders" replace /> },
        ...menu.map(({ key, page }) => {
          const Page = lazy(page);
          return { path: key, element: <Page />, errorElement: <PageFailed /> };
        }),
        { path: '*', element: <MissingPage /> },
      ],
    },
  ]);
}
