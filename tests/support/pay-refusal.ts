/** How a call of WeChat Pay is refused: status and code; empty when it is not. */
export async function refusal(call: PromiseLike<unknown>): Promise<{ status?: number; code?: string }> {
  try {
    await call;
    return {};
  } catch (error) {
    const { response } = error as { response?: { status: number; data: { code: string } } };
    return { status: response?.status, code: response?.data.code };
  }
}
