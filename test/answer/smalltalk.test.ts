import { describe, expect, it } from 'vitest';
import { smalltalkOf } from '../../src/answer/smalltalk.ts';

describe('small talk', () => {
  it.each([
    ['你好!', 'greeting'],
    ['您好啊', 'greeting'],
    ['早安😀', 'greeting'],
    ['Hello there', 'greeting'],
    ['Good morning!', 'greeting'],
    ['大家好', 'greeting'],
    ['謝謝你的幫忙', 'thanks'],
    ['唔該晒', 'thanks'],
    ['好的,谢谢', 'thanks'],
    ['ok thanks', 'thanks'],
    ['thanks a lot!', 'thanks'],
    ['掰掰', 'farewell'],
    ['再見囉', 'farewell'],
    ['谢谢,再见', 'farewell'],
    ['bye bye', 'farewell'],
  ])('%s is a %s', (text, kind) => {
    expect(smalltalkOf(text)).toBe(kind);
  });

  it.each(['麵粉', '你好,誰捐了麵粉?', '謝謝郭克榮的人是誰', 'hey, who donated?', '', '!!!', '你是誰'])(
    '%s is none',
    (text) => {
      expect(smalltalkOf(text)).toBeNull();
    },
  );
});
