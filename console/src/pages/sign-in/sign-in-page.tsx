import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router-dom';
import { hq } from '../../api/hq';
import { session } from '../../api/session';
import { LanguageSwitch } from '../../app/language-switch';
import { useSession } from '../../app/signed-in';
import { BrandMark } from '../../components/icon';
import { useSentences } from '../../i18n/sentence';
import { demoAccount, isServedFromLoopback } from './demo-account';
import { safeBack } from './safe-back';
import './sign-in.css';

type Credentials = { username: string; password: string };

/** The door. Brings people back to where a session ended. */
export default function SignInPage() {
  const { t } = useTranslation();
  const sentences = useSentences();
  const [form] = Form.useForm<Credentials>();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const back = search.get('back');
  if (useSession()) return <Navigate to={safeBack(back)} replace />;

  const signIn = async (credentials: Credentials) => {
    setIsBusy(true);
    setProblem('');
    try {
      const answer = await hq.signIn(credentials);
      if (answer.ok) session.begin(answer.value);
      else setProblem(sentences.refusal(answer.refusal));
    } catch (error) {
      setProblem(sentences.error(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="sign-in">
      <div className="sign-in__language">
        <LanguageSwitch />
      </div>
      <main className="card sign-in__card">
        <BrandMark size={40} />
        <h1>{t('signIn.title')}</h1>
        <p className="support">{t('signIn.hint')}</p>
        {session.hasExpired() && !problem && <div className="notice notice--info">{t('signIn.expired')}</div>}
        {problem && (
          <div className="notice notice--danger" role="alert">
            {problem}
          </div>
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void signIn(values)}>
          <Form.Item
            name="username"
            label={t('signIn.username')}
            rules={[{ required: true, message: t('signIn.usernameNeeded') }]}
          >
            <Input size="large" autoComplete="username" autoFocus maxLength={40} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordNeeded') }]}
          >
            <Input.Password size="large" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
            {t('signIn.submit')}
          </Button>
        </Form>
        {isServedFromLoopback(window.location.hostname) && (
          <div className="between sign-in__demo">
            <div>
              <div className="caption">{t('signIn.demo.title')}</div>
              {t('signIn.demo.text', demoAccount)}
            </div>
            <Button onClick={() => form.setFieldsValue(demoAccount)}>{t('signIn.demo.fill')}</Button>
          </div>
        )}
      </main>
    </div>
  );
}
