import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router-dom';
import { makeQueryClient } from '../api/query-client';
import { antdTheme } from '../theme/antd-theme';
import { makeRouter } from './routes';

/** Theme, language of the component library, server state and addresses around the pages. */
export function App() {
  const { i18n } = useTranslation();
  const [router] = useState(makeRouter);
  const [queries] = useState(makeQueryClient);
  const isEnglish = i18n.language === 'en';
  dayjs.locale(isEnglish ? 'en-gb' : 'zh-cn');
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <ConfigProvider theme={antdTheme} locale={isEnglish ? enGB : zhCN} button={{ autoInsertSpace: false }}>
      <AntdApp message={{ maxCount: 2 }}>
        <QueryClientProvider client={queries}>
          {/* Not as a transition: the page that was left would stay usable, and its filters lead back to it. */}
          <RouterProvider router={router} future={{ v7_startTransition: false }} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
