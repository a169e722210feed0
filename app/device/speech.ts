// Owns spoken prompts: one sentence at a time, a newer one cuts the older. Where the device has no voice, nothing is said and
// nothing depends on it. Does not know what is worth saying.

export interface Speech {
  /** Says a sentence at once in a language ("en", "ru"), in place of what is still being said. */
  say(sentence: string, language: string): void
  hush(): void
}

/** Undefined where the browser can't speak. A voice that lies on the device is taken before one that needs a network. */
export function openSpeech(engine: SpeechSynthesis | undefined = globalThis.speechSynthesis): Speech | undefined {
  if (!engine) return undefined
  return {
    say(sentence, language) {
      engine.cancel()
      const spoken = new SpeechSynthesisUtterance(sentence)
      const voices = engine.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(language))
      const voice = voices.find(({ localService }) => localService) ?? voices[0]
      spoken.lang = voice?.lang ?? language
      if (voice) spoken.voice = voice
      engine.speak(spoken)
    },
    hush: () => engine.cancel(),
  }
}
