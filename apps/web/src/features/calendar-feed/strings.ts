import { defineStrings } from '../../i18n/index.js';

/** Texts of the calendar subscription. Uyghur texts await a native reader. */
export const useStrings = defineStrings('calendar-feed', {
  'zh-CN': {
    title: '日历订阅',
    account: '我的账号',
    help: '把您上的课和教的课放进手机自带的日历。换课、停课会自动更新，不用再看一遍课表。',
    noneTitle: '还没有订阅地址',
    noneText: '生成一个只属于您的地址，加到手机日历里。里面只有课程、时间、地点和讲师，没有别人的资料。',
    create: '生成订阅地址',
    isOn: '已有订阅地址',
    createdAt: '生成时间',
    lastReadAt: '日历上次读取',
    neverRead: '还没有日历读取过',
    shownOnce: '地址只在生成时显示一次。忘了或者换了手机，请换一个新地址。',
    rotate: '换新地址',
    rotateTitle: '换一个新地址？',
    rotateText: '原来的地址马上失效，用它订阅的日历不再更新，需要用新地址重新订阅。',
    revoke: '停用',
    revokeTitle: '停用订阅地址？',
    revokeText: '地址马上失效。日历里已经有的课不会自动删除，请在日历里删掉这个订阅。',
    revoked: '订阅地址已停用',
    newTitle: '这是您的订阅地址，只显示这一次',
    newWarning:
      '这个地址就像钥匙：谁拿到它，不用登录就能看到您的课表。不要发到群里，不要截图给别人。泄露了就换新地址。',
    addressLabel: '订阅地址',
    copy: '复制地址',
    copied: '地址已复制',
    open: '在这台设备的日历中打开',
    scan: '电脑上看这一页？用手机相机扫一扫，直接添加：',
    qrLabel: '订阅地址的二维码',
    howTitle: '怎么添加到日历',
    howApple: 'iPhone、iPad、Mac',
    howAppleText:
      '点“在这台设备的日历中打开”，再点“订阅”。也可以在“设置 › App › 日历 › 日历账户 › 添加账户 › 其他 › 添加已订阅的日历”里粘贴地址。',
    howAndroid: '安卓手机（华为、小米、OPPO 等）',
    howAndroidText:
      '打开自带的日历，在设置里找“订阅”或“导入日历”，粘贴地址。有的手机没有这一项，可以用下面的方法，或者装一个支持订阅的日历。',
    howOther: 'Outlook、谷歌日历、WPS 日历等',
    howOtherText: '在电脑上找“添加日历 › 通过网址（URL）订阅”，粘贴地址；手机上登录同一个账号就能看到。',
    howOften:
      '多久更新一次由日历决定，一般几小时一次。急的变动请看通知。时间都是北京时间对应的时刻，手机会换成它自己的时区。',
  },
  ug: {
    title: 'كالېندارغا مۇشتەرى بولۇش',
    account: 'ھېساباتىم',
    help: 'ئۆگىنىدىغان ۋە ئۆتىدىغان دەرسلىرىڭىزنى يانفوننىڭ ئۆز كالېندارىغا قوشۇڭ. دەرس ئۆزگەرسە ياكى بىكار قىلىنسا، ئۆزلۈكىدىن يېڭىلىنىدۇ.',
    noneTitle: 'تېخى ئادرېس يوق',
    noneText:
      'پەقەت سىزگىلا تەۋە بىر ئادرېس ھاسىل قىلىپ، يانفون كالېندارىغا قوشۇڭ. ئۇنىڭدا پەقەت دەرس، ۋاقىت، ئورۇن ۋە ئوقۇتقۇچى بار، باشقىلارنىڭ ئۇچۇرى يوق.',
    create: 'ئادرېس ھاسىل قىلىش',
    isOn: 'ئادرېس بار',
    createdAt: 'ھاسىل قىلىنغان ۋاقىت',
    lastReadAt: 'كالېندار ئاخىرقى قېتىم ئوقۇغان ۋاقىت',
    neverRead: 'تېخى ھېچقانداق كالېندار ئوقۇمىدى',
    shownOnce:
      'ئادرېس پەقەت ھاسىل قىلىنغاندا بىر قېتىملا كۆرۈنىدۇ. ئۇنتۇپ قالسىڭىز ياكى يانفون ئالماشتۇرسىڭىز، يېڭى ئادرېسقا ئالماشتۇرۇڭ.',
    rotate: 'يېڭى ئادرېس ئېلىش',
    rotateTitle: 'يېڭى ئادرېسقا ئالماشتۇرامسىز؟',
    rotateText:
      'كونا ئادرېس دەرھال ئىناۋەتسىز بولىدۇ، ئۇنى ئىشلەتكەن كالېندار يېڭىلانمايدۇ، يېڭى ئادرېس بىلەن قايتا قوشۇش كېرەك.',
    revoke: 'توختىتىش',
    revokeTitle: 'ئادرېسنى توختىتامسىز؟',
    revokeText:
      'ئادرېس دەرھال ئىناۋەتسىز بولىدۇ. كالېنداردىكى دەرسلەر ئۆزلۈكىدىن ئۆچمەيدۇ، كالېنداردىن بۇ مۇشتەرىلىكنى ئۆچۈرۈڭ.',
    revoked: 'ئادرېس توختىتىلدى',
    newTitle: 'بۇ سىزنىڭ ئادرېسىڭىز، پەقەت مۇشۇ قېتىملا كۆرۈنىدۇ',
    newWarning:
      'بۇ ئادرېس ئاچقۇچقا ئوخشايدۇ: كىمنىڭ قولىغا چۈشسە، شۇ كىشى كىرمەي تۇرۇپلا دەرس جەدۋىلىڭىزنى كۆرەلەيدۇ. توپلارغا يوللىماڭ، باشقىلارغا رەسىمىنى بەرمەڭ. ئاشكارىلانسا يېڭى ئادرېسقا ئالماشتۇرۇڭ.',
    addressLabel: 'ئادرېس',
    copy: 'ئادرېسنى كۆچۈرۈش',
    copied: 'ئادرېس كۆچۈرۈلدى',
    open: 'مۇشۇ ئۈسكۈنىنىڭ كالېندارىدا ئېچىش',
    scan: 'بۇ بەتنى كومپيۇتېردا كۆرۈۋاتامسىز؟ يانفون كامېراسىدا سىكانىرلاپ بىۋاسىتە قوشۇڭ:',
    qrLabel: 'ئادرېسنىڭ ئىككىلىك كودى',
    howTitle: 'كالېندارغا قانداق قوشىدۇ',
    howApple: 'iPhone، iPad، Mac',
    howAppleText:
      '«مۇشۇ ئۈسكۈنىنىڭ كالېندارىدا ئېچىش» نى، ئاندىن مۇشتەرى بولۇشنى بېسىڭ. تەڭشەكتىكى كالېندار ھېساباتلىرىغا ئادرېسنى چاپلىسىڭىزمۇ بولىدۇ.',
    howAndroid: 'ئاندروئىد يانفون (Huawei، Xiaomi، OPPO قاتارلىق)',
    howAndroidText:
      'يانفوننىڭ كالېندارىنى ئېچىپ، تەڭشەكتىن «مۇشتەرى بولۇش» ياكى «كالېندار كىرگۈزۈش» نى تېپىپ ئادرېسنى چاپلاڭ. بەزى يانفونلاردا بۇ يوق؛ تۆۋەندىكى ئۇسۇلنى ئىشلىتىڭ.',
    howOther: 'Outlook، Google كالېندارى قاتارلىق',
    howOtherText:
      'كومپيۇتېردا «كالېندار قوشۇش › تور ئادرېسى (URL) ئارقىلىق» نى تېپىپ ئادرېسنى چاپلاڭ؛ يانفوندا شۇ ھېساباتقا كىرسىڭىز كۆرۈنىدۇ.',
    howOften:
      'قانچىلىك ۋاقىتتا يېڭىلىنىشنى كالېندار ئۆزى بەلگىلەيدۇ، ئادەتتە بىر نەچچە سائەتتە بىر قېتىم. جىددىي ئۆزگىرىشلەرنى ئۇقتۇرۇشتىن كۆرۈڭ. ۋاقىت بېيجىڭ ۋاقتىغا توغرا كېلىدۇ.',
  },
  en: {
    title: 'Calendar subscription',
    account: 'My account',
    help: 'Puts the lessons that you attend or teach into the calendar of your phone. Moved and cancelled lessons follow by themselves.',
    noneTitle: 'No address yet',
    noneText:
      'Make an address of your own and add it to your calendar. It holds lessons, times, places and instructors, and nothing about other people.',
    create: 'Make an address',
    isOn: 'You have an address',
    createdAt: 'Made',
    lastReadAt: 'Last read by a calendar',
    neverRead: 'No calendar has read it yet',
    shownOnce: 'The address is shown once, when it is made. If you have lost it or changed your phone, make a new one.',
    rotate: 'New address',
    rotateTitle: 'Replace the address?',
    rotateText:
      'The old address stops working at once. Calendars that use it are not updated any more and need the new address.',
    revoke: 'Stop',
    revokeTitle: 'Stop the subscription?',
    revokeText:
      'The address stops working at once. Lessons that are in your calendar stay there until you remove the subscription.',
    revoked: 'The address has stopped working',
    newTitle: 'This is your address, shown this once',
    newWarning:
      'This address is like a key: whoever has it sees your timetable without signing in. Do not post it in a group and do not share a picture of it. If it got out, make a new one.',
    addressLabel: 'Address',
    copy: 'Copy the address',
    copied: 'Address copied',
    open: 'Open in the calendar of this device',
    scan: 'Reading this on a computer? Scan it with the camera of your phone:',
    qrLabel: 'QR code of the address',
    howTitle: 'How to add it to a calendar',
    howApple: 'iPhone, iPad, Mac',
    howAppleText:
      'Choose “Open in the calendar of this device”, then “Subscribe”. Or paste it under Settings › Apps › Calendar › Calendar Accounts › Add Account › Other › Add Subscribed Calendar.',
    howAndroid: 'Android phones (Huawei, Xiaomi, OPPO and others)',
    howAndroidText:
      'Open the calendar of the phone and look in its settings for “Subscribe” or “Import calendar”, then paste the address. Some phones lack this; use the way below or an app that can subscribe.',
    howOther: 'Outlook, Google Calendar and others',
    howOtherText:
      'On a computer choose “Add calendar › From URL” and paste the address; a phone with the same account shows it too.',
    howOften:
      'How often it is read is up to the calendar, usually every few hours. Urgent changes come as notices. Times are the right instants; the phone shows them in its own zone.',
  },
});
