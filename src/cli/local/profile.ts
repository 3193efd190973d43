import type { BotCommand, BotCommandScope, ChatMember, Opts, User } from 'grammy/types';
import type { Call } from './wire.ts';
import { ApiError, type Player, type Room, roomOf, type World } from './world.ts';

function scopeKey(scope: BotCommandScope | undefined, language: string | undefined): string {
  return `${JSON.stringify(scope ?? { type: 'default' })}|${language ?? ''}`;
}

export function setMyCommands(world: World, call: Call): true {
  const p = call.payload as unknown as Opts<'setMyCommands'>;
  for (const { command, description } of p.commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new ApiError(400, 'Bad Request: BOT_COMMAND_INVALID');
    if (description.length === 0) throw new ApiError(400, 'Bad Request: command description is empty');
  }
  world.commands.set(scopeKey(p.scope, p.language_code), p.commands);
  world.emit({ type: 'profile' });
  return true;
}

export function deleteMyCommands(world: World, call: Call): true {
  const p = call.payload as unknown as Opts<'deleteMyCommands'>;
  world.commands.delete(scopeKey(p.scope, p.language_code));
  world.emit({ type: 'profile' });
  return true;
}

export function getMyCommands(world: World, call: Call): readonly BotCommand[] {
  const p = call.payload as unknown as Opts<'getMyCommands'>;
  return world.commands.get(scopeKey(p.scope, p.language_code)) ?? [];
}

/** The menu that a person sees in a chat, by the order that the Bot API documents under `BotCommandScope`. */
export function commandsFor(
  world: World,
  { chat, kind }: Room,
  { user, role }: Player,
): readonly BotCommand[] {
  const admin = role !== 'member';
  const scopes: readonly (BotCommandScope | false)[] =
    kind === 'private'
      ? [{ type: 'chat', chat_id: chat.id }, { type: 'all_private_chats' }, { type: 'default' }]
      : [
          { type: 'chat_member', chat_id: chat.id, user_id: user.id },
          admin && { type: 'chat_administrators', chat_id: chat.id },
          { type: 'chat', chat_id: chat.id },
          admin && { type: 'all_chat_administrators' },
          { type: 'all_group_chats' },
          { type: 'default' },
        ];
  return (
    inLanguage(
      world.commands,
      user,
      scopes.flatMap((scope) => (scope ? [scopeKey(scope, undefined)] : [])),
    ) ?? []
  );
}

/**
 * Clients ask in their own language first; bots set theirs by two-letter codes. Traditional Chinese has none and
 * gets the default.
 */
function inLanguage<T>(values: ReadonlyMap<string, T>, user: User, keys: readonly string[]): T | undefined {
  const tag = user.language_code ?? '';
  const language = tag === 'zh-hant' ? '' : tag.slice(0, 2);
  for (const key of keys) {
    const found = values.get(`${key}${language}`) ?? values.get(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Bot API methods that keep a text for each language: setMyName, getMyDescription, … */
export function setText(field: 'name' | 'description' | 'short_description') {
  return (world: World, call: Call): true => {
    world.texts.set(`${field}|${call.payload.language_code ?? ''}`, String(call.payload[field] ?? ''));
    world.emit({ type: 'profile' });
    return true;
  };
}

export function getText(field: 'name' | 'description' | 'short_description') {
  return (world: World, call: Call): Record<string, string> => ({
    [field]: world.texts.get(`${field}|${call.payload.language_code ?? ''}`) ?? '',
  });
}

/** What a person reads about the bot before the first message. */
export function textFor(
  world: World,
  field: 'name' | 'description' | 'short_description',
  user: User,
): string {
  return inLanguage(world.texts, user, [`${field}|`]) ?? '';
}

export function getChat(world: World, call: Call): unknown {
  const { chat } = roomOf(world, call.payload.chat_id as number);
  return { ...chat, accent_color_id: 0, max_reaction_count: 11 };
}

export function getChatMember(world: World, call: Call): ChatMember {
  const { kind } = roomOf(world, call.payload.chat_id as number);
  if (kind === 'guest') throw new ApiError(403, 'Forbidden: bot is not a member of the supergroup chat');
  if (call.payload.user_id === world.me.id) return { status: 'member', user: world.me };
  const player = world.players.find(({ user }) => user.id === call.payload.user_id);
  if (player === undefined) throw new ApiError(400, 'Bad Request: user not found');
  return memberOf(player);
}

export function getChatAdministrators(world: World, call: Call): readonly ChatMember[] {
  roomOf(world, call.payload.chat_id as number);
  return world.players.filter(({ role }) => role !== 'member').map(memberOf);
}

function memberOf({ user, role, anonymous }: Player): ChatMember {
  const rights = {
    is_anonymous: anonymous,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
  };
  if (role === 'creator') return { status: 'creator', user, is_anonymous: anonymous };
  if (role === 'administrator') {
    return { status: 'administrator', user, can_be_edited: false, ...rights } as ChatMember;
  }
  return { status: 'member', user };
}
