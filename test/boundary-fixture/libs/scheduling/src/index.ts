export const scheduling = 1;
