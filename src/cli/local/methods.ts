import type { ReactionType } from 'grammy/types';
import * as messages from './messages.ts';
import * as profile from './profile.ts';
import * as queries from './queries.ts';
import type { Call } from './wire.ts';
import { ApiError, roomOf, type World } from './world.ts';

type Method = (world: World, call: Call) => unknown;

const done: Method = () => true;

/** The Bot API methods that chats on this machine can show; the rest is refused as Telegram refuses an unknown one. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['getMe', (world) => world.me],
  ['getUpdates', () => []],
  ['getWebhookInfo', () => ({ url: '', has_custom_certificate: false, pending_update_count: 0 })],
  ['setWebhook', done],
  ['deleteWebhook', done],
  ['sendMessage', messages.sendMessage],
  ['sendRichMessage', messages.sendRichMessage],
  ['sendPhoto', messages.sendPhoto],
  ['sendDocument', messages.sendDocument],
  ['editMessageText', messages.editMessageText],
  ['editEphemeralMessageText', messages.editMessageText],
  ['editMessageCaption', messages.editMessageCaption],
  ['editEphemeralMessageCaption', messages.editMessageCaption],
  ['editMessageMedia', messages.editMessageMedia],
  ['editMessageReplyMarkup', messages.editMessageReplyMarkup],
  ['editEphemeralMessageReplyMarkup', messages.editMessageReplyMarkup],
  ['deleteMessage', messages.deleteMessages],
  ['deleteMessages', messages.deleteMessages],
  ['deleteEphemeralMessage', messages.deleteMessages],
  ['sendChatAction', sendChatAction],
  ['sendMessageDraft', done],
  ['sendRichMessageDraft', done],
  ['setMessageReaction', setMessageReaction],
  ['answerCallbackQuery', queries.answerCallbackQuery],
  ['answerInlineQuery', queries.answerInlineQuery],
  ['answerGuestQuery', queries.answerGuestQuery],
  ['setMyCommands', profile.setMyCommands],
  ['getMyCommands', profile.getMyCommands],
  ['deleteMyCommands', profile.deleteMyCommands],
  ['setMyName', profile.setText('name')],
  ['getMyName', profile.getText('name')],
  ['setMyDescription', profile.setText('description')],
  ['getMyDescription', profile.getText('description')],
  ['setMyShortDescription', profile.setText('short_description')],
  ['getMyShortDescription', profile.getText('short_description')],
  ['setChatMenuButton', done],
  ['getChatMenuButton', () => ({ type: 'commands' })],
  ['setMyDefaultAdministratorRights', done],
  ['getChat', profile.getChat],
  ['getChatMember', profile.getChatMember],
  ['getChatAdministrators', profile.getChatAdministrators],
  ['getChatMemberCount', (world) => world.players.length + 1],
  ['leaveChat', done],
  ['pinChatMessage', done],
  ['unpinChatMessage', done],
]);

function sendChatAction(world: World, { payload }: Call): true {
  const { chat } = roomOf(world, payload.chat_id as number);
  world.emit({ type: 'typing', chat: chat.id, action: String(payload.action) });
  return true;
}

function setMessageReaction(world: World, { payload }: Call): true {
  const message = world.messages.get(`${payload.chat_id}:${payload.message_id}`);
  if (message === undefined) throw new ApiError(400, 'Bad Request: message to react not found');
  const reactions = (payload.reaction ?? []) as readonly ReactionType[];
  const emoji = reactions.flatMap((one) => (one.type === 'emoji' ? [one.emoji] : []));
  world.emit({ type: 'reaction', message, emoji });
  return true;
}
