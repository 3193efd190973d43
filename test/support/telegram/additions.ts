import type { Fields, TypeSpec } from './spec.ts';

const ephemeral = { 'ephemeral_message_parameters?': 'EphemeralMessageParameters' };
const ephemeralMessage = {
  chat_id: 'Integer|String',
  receiver_user_id: 'Integer',
  ephemeral_message_id: 'Integer',
};
const markup = { 'reply_markup?': 'InlineKeyboardMarkup' };
const caption = { 'caption?': 'RichBlockCaption' };

/** Methods that can send a message that only one member of a group sees. */
const sendsEphemeral = [
  ...[
    'sendMessage',
    'sendRichMessage',
    'sendPhoto',
    'sendLivePhoto',
    'sendAudio',
    'sendDocument',
    'sendVideo',
  ],
  ...[
    'sendAnimation',
    'sendVoice',
    'sendVideoNote',
    'sendLocation',
    'sendVenue',
    'sendContact',
    'sendSticker',
  ],
];

const richButton = {
  text: 'RichText',
  'style?': 'String',
  'url?': 'String',
  'callback_data?': 'String 1-64 bytes',
  'web_app?': 'WebAppInfo',
  'login_url?': 'LoginUrl',
  'switch_inline_query?': 'String',
  'switch_inline_query_current_chat?': 'String',
  'switch_inline_query_chosen_chat?': 'SwitchInlineQueryChosenChat',
  'copy_text?': 'CopyTextButton',
  'disabled?': 'DisabledButton',
};

/** The blocks that a bot sends, each with the fields beside `type`. */
const inputBlocks: Readonly<Record<string, readonly [string, Fields]>> = {
  InputRichBlockParagraph: ['paragraph', { text: 'RichText' }],
  InputRichBlockSectionHeading: ['heading', { text: 'RichText', size: 'Integer' }],
  InputRichBlockPreformatted: ['pre', { text: 'RichText', 'language?': 'String' }],
  InputRichBlockFooter: ['footer', { text: 'RichText' }],
  InputRichBlockDivider: ['divider', {}],
  InputRichBlockMathematicalExpression: ['mathematical_expression', { expression: 'String' }],
  InputRichBlockAnchor: ['anchor', { name: 'String' }],
  InputRichBlockList: ['list', { items: 'Array of InputRichBlockListItem' }],
  InputRichBlockBlockQuotation: ['blockquote', { blocks: 'Array of InputRichBlock', 'credit?': 'RichText' }],
  InputRichBlockExpandableBlockQuotation: [
    'expandable_blockquote',
    { text: 'RichText', 'credit?': 'RichText' },
  ],
  InputRichBlockPullQuotation: ['pullquote', { text: 'RichText', 'credit?': 'RichText' }],
  InputRichBlockCollage: ['collage', { blocks: 'Array of InputRichBlock', ...caption }],
  InputRichBlockSlideshow: ['slideshow', { blocks: 'Array of InputRichBlock', ...caption }],
  InputRichBlockTable: [
    'table',
    {
      cells: 'Array of Array of RichBlockTableCell',
      'is_bordered?': 'Boolean',
      'is_striped?': 'Boolean',
      'is_compact?': 'Boolean',
      'caption?': 'RichText',
    },
  ],
  InputRichBlockDetails: [
    'details',
    { summary: 'RichText', blocks: 'Array of InputRichBlock', 'is_open?': 'Boolean' },
  ],
  InputRichBlockMap: [
    'map',
    { location: 'Location', zoom: 'Integer', width: 'Integer', height: 'Integer', ...caption },
  ],
  InputRichBlockButtons: ['buttons', { buttons: 'Array of RichMessageButton', 'align?': 'String' }],
  InputRichBlockAnimation: ['animation', { animation: 'InputMediaAnimation', ...caption }],
  InputRichBlockAudio: ['audio', { audio: 'InputMediaAudio', ...caption }],
  InputRichBlockDocument: ['document', { document: 'InputMediaDocument', ...caption }],
  InputRichBlockPhoto: ['photo', { photo: 'InputMediaPhoto', ...caption }],
  InputRichBlockVideo: ['video', { video: 'InputMediaVideo', ...caption }],
  InputRichBlockVoiceNote: ['voice_note', { voice_note: 'InputMediaVoiceNote', ...caption }],
  InputRichBlockThinking: ['thinking', { text: 'RichText' }],
};

const inputBlockTypes = Object.fromEntries(
  Object.entries(inputBlocks).map(([name, [type, fields]]) => [
    name,
    { fields: { type: `String =${type}`, ...fields } },
  ]),
);

interface Additions {
  readonly methods: Readonly<Record<string, { readonly returns?: string; readonly fields: Fields }>>;
  readonly types: Readonly<Record<string, TypeSpec>>;
}

/** What Bot API 10.2 and 10.3 added, after the types of `@grammyjs/types` 5.0. Fields are added, `oneOf` grows. */
export const additions: Additions = {
  methods: {
    ...Object.fromEntries(sendsEphemeral.map((name) => [name, { fields: ephemeral }])),
    sendMessageDraft: { fields: { 'can_stop?': 'Boolean', 'keep_on_stop?': 'Boolean' } },
    sendRichMessageDraft: { fields: { 'can_stop?': 'Boolean', 'keep_on_stop?': 'Boolean' } },
    promoteChatMember: { fields: { 'can_send_welcome_messages?': 'Boolean' } },
    editEphemeralMessageText: {
      fields: {
        ...ephemeralMessage,
        'text?': 'String 1-4096 characters',
        'parse_mode?': 'String',
        'entities?': 'Array of MessageEntity',
        'link_preview_options?': 'LinkPreviewOptions',
        'rich_message?': 'InputRichMessage',
        ...markup,
      },
    },
    editEphemeralMessageMedia: { fields: { ...ephemeralMessage, media: 'InputMedia', ...markup } },
    editEphemeralMessageCaption: {
      fields: {
        ...ephemeralMessage,
        'caption?': 'String 0-1024 characters',
        'show_caption_above_media?': 'Boolean',
        'parse_mode?': 'String',
        'caption_entities?': 'Array of MessageEntity',
        ...markup,
      },
    },
    editEphemeralMessageReplyMarkup: { fields: { ...ephemeralMessage, ...markup } },
    deleteEphemeralMessage: { fields: ephemeralMessage },
  },
  types: {
    ...inputBlockTypes,
    InputRichBlock: { oneOf: Object.keys(inputBlocks) },
    InputRichBlockListItem: {
      fields: {
        blocks: 'Array of InputRichBlock',
        'has_checkbox?': 'Boolean',
        'is_checked?': 'Boolean',
        'value?': 'Integer',
        'type?': 'String',
      },
    },
    InputRichMessage: {
      fields: { 'blocks?': 'Array of InputRichBlock', 'media?': 'Array of InputRichMessageMedia' },
    },
    InputRichMessageMedia: {
      fields: { id: 'String 1-64 characters', media: 'InputMedia|InputMediaVoiceNote' },
    },
    InputMediaVoiceNote: {
      fields: {
        type: 'String =voice_note',
        media: 'String',
        'caption?': 'String 0-1024 characters',
        'parse_mode?': 'String',
        'caption_entities?': 'Array of MessageEntity',
        'duration?': 'Integer',
      },
    },
    DisabledButton: { fields: {} },
    InlineKeyboardButton: { fields: { 'disabled?': 'DisabledButton' } },
    RichMessageButton: { fields: richButton },
    RichTextButton: { fields: { type: 'String =button', button: 'RichMessageButton' } },
    RichText: { oneOf: ['RichTextButton'] },
    RichBlockButtons: {
      fields: { type: 'String =buttons', buttons: 'Array of RichMessageButton', 'align?': 'String' },
    },
    RichBlockExpandableBlockQuotation: {
      fields: { type: 'String =expandable_blockquote', text: 'RichText', 'credit?': 'RichText' },
    },
    RichBlockDocument: { fields: { type: 'String =document', document: 'Document', ...caption } },
    RichBlock: { oneOf: ['RichBlockButtons', 'RichBlockExpandableBlockQuotation', 'RichBlockDocument'] },
    RichBlockTable: { fields: { 'is_compact?': 'Boolean' } },
    BotCommand: { fields: { 'is_ephemeral?': 'Boolean' } },
    ReplyParameters: { fields: { 'message_id?': 'Integer', 'ephemeral_message_id?': 'Integer' } },
    EphemeralMessageParameters: {
      fields: {
        receiver_user_id: 'Integer',
        'callback_query_id?': 'String',
        'replace_callback_query_message?': 'Boolean',
      },
    },
    Community: { fields: { id: 'Integer', name: 'String' } },
    CommunityChatAdded: { fields: { community: 'Community' } },
    CommunityChatJoined: { fields: { community: 'Community' } },
    CommunityChatRemoved: { fields: {} },
    Message: {
      fields: {
        'receiver_user?': 'User',
        'ephemeral_message_id?': 'Integer',
        'community_chat_added?': 'CommunityChatAdded',
        'community_chat_removed?': 'CommunityChatRemoved',
        'community_chat_joined?': 'CommunityChatJoined',
      },
    },
    MessageGenerationStopped: {
      fields: { chat: 'Chat', 'message_thread_id?': 'Integer', draft_id: 'Integer' },
    },
    BotSubscriptionUpdated: { fields: { user: 'User', invoice_payload: 'String', state: 'String' } },
    Update: {
      fields: {
        'stopped_message_generation?': 'MessageGenerationStopped',
        'subscription?': 'BotSubscriptionUpdated',
      },
    },
  },
};
