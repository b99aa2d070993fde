/** For suites that start programs: on a busy machine an emulator alone takes seconds to answer a call. */
jest.setTimeout(60_000);
