import type { HelpTexts } from './help-texts.js';

export const en: HelpTexts = {
  TRAINEE: [
    {
      title: 'The first time: open your account',
      steps: [
        'Ask your instructor or coordinator for the class code, and have your ID card at hand.',
        'On the sign-in page choose “Open your account with the class code”.',
        'Type the class code, the mobile number you enrolled with and your ID number, and choose a password of at least 8 characters.',
        'Then you see the consent. Read before you decide; taking part is voluntary, and saying no has no penalty.',
      ],
      page: { to: '/activate', label: 'Open your account' },
    },
    {
      title: 'See your timetable',
      steps: [
        'After signing in, the start page shows when and where your next lesson is.',
        '“My lessons” shows all. When a lesson moves you get a notice, and the bell above shows a number.',
      ],
      page: { to: '/my-lessons', label: 'My lessons' },
    },
    {
      title: 'Sign in to a lesson',
      steps: [
        'It is possible from 30 minutes before the lesson.',
        'Scan the QR code on the classroom screen; or open the lesson and type the 6 digits on the screen. They change every 30 seconds.',
        'It works without network too: it is kept on your phone, sent later by itself, and counts for the time when you saw the digits.',
        'If it does not work, the instructor records you in the list. There is no face recognition and no location.',
      ],
    },
    {
      title: 'Class hours and certificate',
      steps: [
        'On the start page you see how many class hours you have and how many are missing. Completion needs 80%.',
        'If your attendance is wrong, tell the instructor or coordinator; they can correct it.',
        'After completion, see and download your certificate under “My certificates”; others can verify it by number or QR code.',
      ],
      page: { to: '/my-credentials', label: 'My certificates' },
    },
    {
      title: 'Forgotten password, new mobile number',
      steps: [
        'Forgotten password: go to the coordinator of your class with your ID card; they give you a first password.',
        'Sign in with it, and change it to one that only you know.',
        'New number: change it under “My data” with your present password.',
        'Several people may share one number, each with a password of their own.',
      ],
      page: { to: '/account/data', label: 'My data' },
    },
    {
      title: 'Leaving, and having your data deleted',
      steps: [
        'To leave one class: “My classes”, without giving a reason.',
        'To withdraw your consent: on the consent page. No penalty; you may enroll again later.',
        'To download or delete all your data: “My data”. Before deletion you see what stays, and why.',
      ],
      page: { to: '/consent', label: 'Consent' },
    },
  ],
  INSTRUCTOR: [
    {
      title: 'See your lessons',
      steps: [
        'The start page shows your next lesson, “My lessons” all of them.',
        'You get a notice when a lesson changes. If a time does not suit you, tell the coordinator, who moves it in the timetable.',
      ],
      page: { to: '/my-lessons', label: 'My lessons' },
    },
    {
      title: 'Teach: let trainees sign in',
      steps: [
        'Open the lesson and its teaching page, put it on the screen, choose full screen.',
        'Trainees scan the QR code or type the 6 digits. They change every 30 seconds, and the count beside them is live.',
        'Record those without a phone in the list: present, late, left early, on leave, absent.',
        'If the network goes, the page says so; use the list, and it is saved when the network is back.',
      ],
    },
    {
      title: 'Something was recorded wrongly',
      steps: [
        'While the lesson is not over, change it in the list.',
        'Afterwards a coordinator corrects it with a reason, which is recorded.',
      ],
    },
  ],
  COORDINATOR: [
    {
      title: 'A class from beginning to end',
      steps: [
        'Programmes: there has to be this year’s programme with its targets (people and classes apart).',
        'Classes: open one; choose course, base, dates and seats.',
        'Roster: import the Excel file into the class. Try first, see which rows fail and why, then import. Columns that must not be collected are dropped.',
        'Tell the class its code; trainees open their accounts and read the consent. Consents signed on paper can be noted when importing.',
        'Timetable: let it be planned, then drag to adjust; publish it once nothing clashes. Trainees are told.',
        'Lessons: instructors use the teaching page; “Today” shows you all classes.',
        'Closing: when lessons are over and attendance is checked, close the class; the system finds who has 80% of the hours, and issues certificates.',
      ],
      page: { to: '/console/cohorts', label: 'Classes' },
    },
    {
      title: 'Move a lesson, change instructor or room',
      steps: [
        'Open the timetable of the class and choose or drag the lesson.',
        'You first see who is affected and whether anything clashes, with times that would work.',
        'Once confirmed, trainees and instructors are told.',
      ],
      page: { to: '/console/calendar', label: 'Calendar' },
    },
    {
      title: 'A trainee has forgotten the password',
      steps: [
        'Check the ID card in person.',
        'Find the person under “Accounts and roles”, choose “Manage”, then “Make a first password”.',
        'Tell it in person. It is shown once, and has to be changed at the first sign-in.',
      ],
      page: { to: '/console/accounts', label: 'Accounts and roles' },
    },
    {
      title: 'Accounts and roles for instructors and colleagues',
      steps: [
        'Under “Accounts and roles” choose “Open a staff account”; give name, mobile number, role and organization.',
        'For somebody with an account choose “Manage”, and give a role with place and dates.',
        'You can give roles in your organization and below, none above your own.',
        'When somebody leaves, end the role; its history stays.',
      ],
      page: { to: '/console/accounts', label: 'Accounts and roles' },
    },
    {
      title: 'Figures and exports',
      steps: [
        'Every figure of the overview opens the rows it is made of.',
        'People and person-times are apart and never added; numbers below 5 are not shown.',
        'Exports with personal data need a reason. Each look at a full number is recorded, and the person can see it.',
      ],
      page: { to: '/console', label: 'Overview' },
    },
  ],
  ADMIN: [
    {
      title: 'A new organization begins',
      steps: [
        'Open an account for its first coordinator, at the level they look after.',
        'They open the accounts of their own organization and those below.',
        'A role reaches over the chosen organization and all below: choose the smallest that does.',
      ],
      page: { to: '/console/accounts', label: 'Accounts and roles' },
    },
    {
      title: 'A coordinator has forgotten the password',
      steps: [
        'Make sure that it is them.',
        '“Accounts and roles”, “Manage”, “Make a first password”; tell it in person or by phone.',
      ],
      page: { to: '/console/accounts', label: 'Accounts and roles' },
    },
    {
      title: 'Backup, upgrade, change of keys',
      steps: [
        'On the server, by command line; the steps are in docs/runbook.md of the package.',
        'Before each upgrade make a backup, and try to restore it.',
        'Keep the key file apart from the backups: without it, the numbers in a backup cannot be read.',
      ],
    },
  ],
  VISITOR: [
    {
      title: 'Is a certificate genuine?',
      steps: [
        'Scan the QR code on it, or open “Verify a certificate” and type its number. No account is needed.',
        'You see course, class hours and dates, and part of the name. Compare them with the certificate.',
        'If it is revoked or not found, it does not count; ask the organization that issued it.',
        'Certificates of this system are certificates of completion, not vocational level certificates.',
      ],
      page: { to: '/verify', label: 'Verify a certificate' },
    },
  ],
};
