package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// nobody is whom the image runs as.
const nobody = 65534

// testAlone runs the program where there is nothing but itself and a volume for
// the state, nothing else can be written, and it is nobody.
func testAlone(t *testing.T, binary string) {
	if os.Geteuid() != 0 {
		t.Skip("only root may change what a program takes for the root of all files")
	}
	dir := t.TempDir()
	data, err := os.ReadFile(binary)
	if err == nil {
		err = errors.Join(os.WriteFile(filepath.Join(dir, "policybot"), data, 0o755), os.Chmod(dir, 0o755), os.Mkdir(filepath.Join(dir, "state"), 0o755))
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"version"}, exitOK, "embedded records"},
		{[]string{"ask", "did Amazon ban TikTok?"}, exitOK, "Reversed, as of July 2020"},
		{[]string{"doctor"}, exitError, "ok       state        /state/policybot.db"}, // there are no tokens
	} {
		out, code, err := runAlone(dir, test.args)
		if errors.Is(err, errNoSpace) {
			t.Skip(err)
		}
		if err != nil || code != test.code || !strings.Contains(out, test.says) {
			t.Errorf("%q: %q, exit status %d, error %v; want %q, %d", test.args, out, code, err, test.says, test.code)
		}
	}
}

var errNoSpace = errors.New("no name space of mounts can be made here")

// runAlone runs the program of a folder in there. What it mounts is seen by one
// thread only, and gone with it: the thread is never given back.
func runAlone(dir string, args []string) (out string, code int, err error) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		if err = mountReadOnly(dir); err != nil {
			return
		}
		cmd := exec.Command("/policybot", args...)
		cmd.Dir, cmd.Env = "/", []string{"POLICYBOT_STATE=/state"}
		cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: dir, Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		said, failure := cmd.CombinedOutput()
		if _, ended := errors.AsType[*exec.ExitError](failure); !ended {
			err = failure
		}
		out, code = string(said), cmd.ProcessState.ExitCode()
	}()
	<-done
	return out, code, err
}

func mountReadOnly(dir string) error {
	if err := syscall.Unshare(syscall.CLONE_NEWNS); err != nil {
		return fmt.Errorf("%w: %w", errNoSpace, err)
	}
	if err := syscall.Mount("none", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("%w: %w", errNoSpace, err)
	}
	if err := syscall.Mount(dir, dir, "", syscall.MS_BIND, ""); err != nil {
		return err
	}
	if err := syscall.Mount("none", dir, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); !errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("the folder can be written, error %v", err)
	}
	return syscall.Mount("none", filepath.Join(dir, "state"), "tmpfs", 0, fmt.Sprintf("mode=0700,uid=%d,gid=%d", nobody, nobody))
}
