/** The beginning of what an endpoint answers: more than `atMost` characters are not read on. */
export async function answerText(response: Response, atMost: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  const reader = response.body?.getReader()
  while (reader && text.length <= atMost) {
    const { done, value } = await reader.read()
    if (done) return text
    text += decoder.decode(value, { stream: true })
  }
  await reader?.cancel()
  return text
}
