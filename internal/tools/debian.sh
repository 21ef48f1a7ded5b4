#!/bin/sh
# Installs packages of Debian's, as root. Nothing of theirs is started, now or at the next boot: tests start what they need, with
# a configuration of their own, and clamd's signatures are never fetched.
set -e
policy=/usr/sbin/policy-rc.d # What Debian asks before a package starts its service.
if [ ! -e $policy ]; then
	trap 'rm -f $policy' EXIT
	printf '#!/bin/sh\nexit 101\n' > $policy
	chmod 755 $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "$@"
case " $* " in *" clamav-daemon "*)
	for service in clamav-daemon clamav-freshclam; do update-rc.d $service disable; done
	if command -v systemctl; then systemctl disable clamav-daemon.socket; fi
esac
