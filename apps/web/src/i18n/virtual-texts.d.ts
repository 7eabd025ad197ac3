declare module 'virtual:texts/zh-CN';
declare module 'virtual:texts/ug';
declare module 'virtual:texts/en';
